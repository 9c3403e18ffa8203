#include <stdio.h>
#define max(a, b)                                                                                            \
    ({                                                                                                       \
        __typeof__(a) _a = (a);                                                                              \
        __typeof__(b) _b = (b);                                                                              \
        _a > _b ? _a : _b;                                                                                   \
    })
#define swap(a, b)                                                                                           \
    do {                                                                                                     \
        typeof(a) t = a;                                                                                     \
        a = b;                                                                                               \
        b = t;                                                                                               \
    } while (0)
struct p {
    int x, y;
};
int calls;
int f(void) { return ++calls; }
int main(void) {
    int a = 3, b = 7;
    printf("%d %d\n", max(a, b), max(f(), 0));
    swap(a, b);
    printf("%d %d %d\n", a, b, calls);
    int s = ({
        int t = 0;
        for (int i = 0; i < 5; i++)
            t += i;
        t;
    });
    printf("%d\n", s);
    printf("%d\n", ({
                       struct p q = {1, 2};
                       q;
                   }).y);
    struct p r = ({
        struct p q = {a, b};
        q.x++;
        q;
    });
    printf("%d %d\n", r.x, r.y);
    if (({
            int z = a;
            z > 5;
        }) &&
        ({
            b++;
            0;
        }))
        puts("no");
    else
        puts("yes");
    printf("%d\n", b);
    int c = 0;
    while (({
        c++;
        c < 4;
    }))
        ;
    printf("%d\n", c);
    printf("%d\n", a ?: 5);
    printf("%d\n", 0 ?: f());
    printf("%d\n", f() ?: 99);
    char *str = NULL;
    printf("%s\n", str ?: "null");
    for (int i = 0; i < 3; i++) {
        int v = ({
            if (i == 1) continue;
            i * 10;
        });
        printf("v%d ", v);
    }
    puts("");
    int k = ({
        int w = 1;
    lab:
        w *= 2;
        if (w < 100) goto lab;
        w;
    });
    printf("%d\n", k);
    printf("%zu %zu\n", sizeof(({
               char cc = 1;
               cc;
           })),
           sizeof(({
               int ar[3];
               ar;
           })));
    __auto_type au = 2.5f;
    printf("%zu %g\n", sizeof au, au);
    typeof(int *) ip = &a;
    typeof(*ip) iv = 9;
    typeof(iv) arr[3] = {1, 2, 3};
    typeof(arr) arr2 = {4, 5, 6};
    printf("%d %d %d %d\n", *ip, iv, arr[2], arr2[1]);
    const typeof(iv) cv = 4;
    unsigned typeof_ = 1;
    printf("%d %u\n", cv, typeof_);
    ({ puts("x"); });
    (void)({ 1; });
    int arrx[({ 3; })];
    printf("%zu\n", sizeof arrx);
    return ({ 7; });
}
