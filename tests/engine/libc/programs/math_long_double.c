// elementary functions of long double
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <errno.h>
long double v[] = {0.0L,    -0.0L,    1,         -1,    0.5L,
                   -0.5L,   2,        -2.5L,     3,     10,
                   100.25L, -1e10L,   1e-25L,    1e30L, 3.14159265358979323846L,
                   0.1L,    -0.9L,    1.0L / 3,  11000, -11000,
                   12000,   INFINITY, -INFINITY, NAN};
#define N (sizeof v / sizeof *v)
#define F(f) \
    printf("\n" #f ": "); \
    for (int i = 0; i < N; i++) { \
        errno = 0; \
        long double r = f(v[i]); \
        printf("%.15Lg/%d ", r, errno); \
    }
#define G(f) \
    printf("\n" #f ": "); \
    for (int i = 0; i < N; i++) \
        for (int j = 0; j < N; j++) { \
            errno = 0; \
            long double r = f(v[i], v[j]); \
            printf("%.15Lg/%d ", r, errno); \
        }
int main()
{
    F(sinl)
    F(cosl) F(tanl) F(asinl) F(acosl) F(atanl) F(expl) F(exp2l) F(exp10l) F(expm1l) F(logl) F(log2l) F(log10l)
        F(log1pl) F(sinhl) F(coshl) F(tanhl) G(atan2l) G(powl)
}
