// classification of floating numbers
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <stdint.h>
double sp[] = {0.0,
               -0.0,
               1,
               -1,
               0.5,
               -2.5,
               3,
               1e-310,
               4.9e-324,
               -1e308,
               1.7976931348623157e308,
               710,
               0.49999999999999994,
               4503599627370497.5,
               INFINITY,
               -INFINITY,
               NAN};
float spf[] = {0.0,   -0.0,          1,  -1,          0.5,        -2.5,     3,         1e-40, 1.4e-45,
               -3e38, 3.4028235e38f, 89, 0.49999997f, 8388607.5f, INFINITY, -INFINITY, NAN};
#define N (sizeof sp / sizeof *sp)
#define NF (sizeof spf / sizeof *spf)
void pd(double d)
{
    uint64_t u;
    memcpy(&u, &d, 8);
    printf("%016lx/%d ", u, errno);
}
void pf(float d)
{
    uint32_t u;
    memcpy(&u, &d, 4);
    printf("%08x/%d ", u, errno);
}
#define F1(g) \
    { \
        printf("\n" #g ": "); \
        for (int i = 0; i < N; i++) { \
            volatile double x = sp[i]; \
            errno = 0; \
            double r = g(x); \
            pd(r); \
        } \
        printf("\n" #g "f: "); \
        for (int i = 0; i < NF; i++) { \
            volatile float x = spf[i]; \
            errno = 0; \
            float r = g##f(x); \
            pf(r); \
        } \
    }
#define F2(g) \
    { \
        printf("\n" #g ": "); \
        for (int i = 0; i < N; i++) \
            for (int j = 0; j < N; j++) { \
                volatile double x = sp[i], y = sp[j]; \
                errno = 0; \
                double r = g(x, y); \
                pd(r); \
            } \
        printf("\n" #g "f: "); \
        for (int i = 0; i < NF; i++) \
            for (int j = 0; j < NF; j++) { \
                volatile float x = spf[i], y = spf[j]; \
                errno = 0; \
                float r = g##f(x, y); \
                pf(r); \
            } \
    }
#define L1(g) \
    { \
        printf("\n" #g ": "); \
        for (int i = 0; i < N; i++) { \
            volatile double x = sp[i]; \
            errno = 0; \
            printf("%ld/%d ", (long)g(x), errno); \
        } \
        printf("\n" #g "f: "); \
        for (int i = 0; i < NF; i++) { \
            volatile float x = spf[i]; \
            errno = 0; \
            printf("%ld/%d ", (long)g##f(x), errno); \
        } \
    }
int ex[] = {0,     1,     -1,   10,    -10,    1024,    -1024,      1023,           -1074,
            -1075, -1080, 2100, -2200, 100000, -100000, 2147483647, -2147483647 - 1};
int main()
{
    for (int i = 0; i < N; i++) {
        volatile double x = sp[i];
        printf("%d %d %d %d %d %d;", isnan(x), isinf(x), isfinite(x), isnormal(x), !!signbit(x),
               fpclassify(x));
        for (int j = 0; j < N; j++) {
            volatile double y = sp[j];
            printf("%d%d%d%d%d%d ", isgreater(x, y), isless(x, y), isgreaterequal(x, y), islessequal(x, y),
                   islessgreater(x, y), isunordered(x, y));
        }
    }
    for (int i = 0; i < NF; i++) {
        volatile float x = spf[i];
        printf("%d %d %d %d %d %d;", isnan(x), isinf(x), isfinite(x), isnormal(x), !!signbit(x),
               fpclassify(x));
    }
    printf("%d %d", signbit(-1.0), signbit(-1.0f));
    {
        double x = 1;
        int n = 0;
        volatile double y[3] = {1, 2, 0};
        n = 0;
        printf("%d %d ", isnan(y[n++]), n);
        printf("%f %f %f\n", NAN, INFINITY, HUGE_VAL);
        printf("%f %f\n", -NAN, nan(""));
        printf("%f %f %d\n", nanf("12"), nan("abc"), isinf(-INFINITY));
    }
}
