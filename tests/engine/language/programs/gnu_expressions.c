#include <stdio.h>
#define MAX(a, b)                                                                                            \
    ({                                                                                                       \
        __typeof__(a) a_ = (a);                                                                              \
        __typeof__(b) b_ = (b);                                                                              \
        a_ > b_ ? a_ : b_;                                                                                   \
    })
#define SWAP(a, b)                                                                                           \
    do {                                                                                                     \
        __auto_type t = a;                                                                                   \
        a = b;                                                                                               \
        b = t;                                                                                               \
    } while (0)
struct s {
    int a, b;
};
static int n;
static int next(void) { return ++n; }
int main(void) {
    printf("%d %d\n", MAX(next(), next()), MAX(1, MAX(n, 7)));
    struct s x = {1, 2}, y = ({
                             struct s t = x;
                             t.a = 9;
                             t;
                         });
    SWAP(x, y);
    printf("%d %d\n", x.a, y.a);
    int v = ({
                int k = 5;
                while (k--)
                    if (k == 2) break;
                k;
            }) +
            ({
                goto l;
            l:
                3;
            });
    n ?: 4;
    n ?: next();
    printf("%d %d\n", v, n ?: 4);
    int a[] = {[2] = 5, [0] = 1, 2};
    printf("%zu %d %d\n", sizeof a, a[1], a[2]);
    printf("%d\n", __builtin_constant_p(3) + __builtin_constant_p(n));
    switch (v) {
    case 0 ... 4:
        puts("low");
        break;
    case 5 ... 9:
        puts("mid");
    }
    return ({
        int r = v;
        r - 5;
    });
}
