#include <limits.h>
#include <stdio.h>
#define L 5
#define e 7
#define x y
#define cat(a, b) a##b
int main(void) {
    long long a = 10LL;
    double d = 1.5L + .5f + 1e+3 + 0x1p-3 + 1.e2;
#if 5LL > 3 && 0x7fffffffffffffffLL == 9223372036854775807LL && LLONG_MAX == 0x7fffffffffffffff
    printf("%lld %f %d\n", a, d, 0x10u);
#endif
#if 0xe + 1 == 15
#endif
#if - 1 > 0u
    puts("unsigned");
#endif
#if 18446744073709551615ULL == -1
    puts("max");
#endif
    printf("%d %d %f\n", cat(1, 2), cat(0x, ff), cat(1., 5e+1));
    int v[3] = {0, 1, 2};
    struct {
        int m;
    } s = {3};
    printf("%d %d\n", v[1], s.m);
}
#define HALF(f) ((f) * 0.5f + .25f)
#define SC(e, L) (e * 1e-3 + 1e+2L + 0x1p+2)
#define STR(x) #x
#define XSTR(x) STR(x)
#define GLUE(a, b) a##b
__attribute__((constructor)) void k(void) {
    printf("%f %f %s %s\n", HALF(3), (double)SC(5, 6), XSTR(1.e+5LL), XSTR(GLUE(.1, e5f)));
    printf("%d\n", 1.5 > 1 ? 3 - 1 : 4 - e);
    double z = GLUE(1, .5);
    printf("%f %d\n", z, 0xff - 1);
    struct {
        int x1;
    } q;
}
