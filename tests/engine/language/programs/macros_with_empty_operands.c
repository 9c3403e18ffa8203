#include <stdio.h>
#define P(A, B)                                                                                              \
    A##B;                                                                                                    \
    bob
#define Q(A, B) A##B +
#define G(a, b, c) a##b##c
#define S(x) #x
#define X(x) S(x)
int main(void) {
    int bob, jim = 21;
    bob = P(jim, ) *= 2;
    printf("jim: %d, bob: %d\n", jim, bob);
    jim = 60 Q(+, ) 3;
    printf("jim: %d\n", jim);
    puts(X(G(, b, c)));
    puts(X(G(a, , c)));
    puts(X(G(a, b, )));
    puts(X(G(, , c)));
    puts(X(G(, , )));
    puts(X(G(a, , )));
    return 0;
}
#define LOG(f, ...) printf(f, ##__VA_ARGS__)
#define LOG2(f, a, ...) printf(f, a##1, ##__VA_ARGS__)
#define LOG3(f, args...) printf(f, ##args)
#define T2(x, y) {x, y##1, x##y}
#define $v(x) x##$
#define fié(x) x
__attribute__((constructor)) static void k(void) {
    int x1 = 3, a$ = 6, x = 2, xy = 4, y1 = 8;
    LOG("hi\n");
    LOG("%d\n", 1);
    LOG2("%d\n", x);
    LOG2("%d %d\n", x, 4);
    LOG3("a\n");
    LOG3("%d\n", 5);
    int v[] = T2(x, y);
    printf("%d %d %d %d %d\n", v[0], v[1], v[2], $v(a), fié(7));
}
