#include <float.h>
#include <stdarg.h>
#include <stdio.h>
struct s {
    char c;
    long double x;
    int y;
};
long double third(long double a) { return a / 3; }
long double sum(int n, ...) {
    va_list ap;
    va_start(ap, n);
    long double t = 0;
    for (int i = 0; i < n; i++) {
        t += va_arg(ap, long double);
        t += va_arg(ap, int);
        t += va_arg(ap, double);
    }
    va_end(ap);
    return t;
}
struct s mk(long double v) {
    struct s r = {'a', v, 3};
    return r;
}
long double gl = 1.25L, arr[3] = {1, 2.5f, 3.75};
static long double z;
int main(void) {
    long double a = 1.0L / 3, b = 0.1L, c = 0.1;
    float f = b;
    double d = b;
    printf("%.20Lf %.20Lf %.20Lf\n", a, b, c);
    printf("%.10f %.20f\n", f, d);
    printf("%zu %zu %zu\n", sizeof(long double), _Alignof(long double), sizeof(struct s));
    printf("%Lg %Lg %Le %LE %Lf\n", third(10), a * b - c, a, 1e4000L, -0.0L);
    printf("%.15Lg\n", sum(2, 1.5L, 2, 2.25, 3.0L, 4, 5.5));
    printf("%Lf %d\n", mk(2.5L).x, mk(1).y);
    printf("%d %d %d %d\n", a<b, a> b, a == a, a != c);
    printf("%d %u %ld %lu %d %d\n", (int)3.99L, (unsigned)3e9L, (long)-1e15L, (unsigned long)1e19L,
           (short)70000.0L, (signed char)300.0L);
    long double big = 9223372036854775807LL;
    printf("%.0Lf %.0Lf %.0Lf\n", big, big + 1, (long double)18446744073709551615UL);
    long double inf = 1e4932L * 10;
    printf("%Lf %Lf %Lf\n", inf, -inf, inf - inf);
    printf("%La %La %.3La %La\n", 1.0L, 0.1L, 3.14159L, 0.0L);
    printf("%Lf %Lf %Lf %Lf\n", gl, arr[0], arr[1], arr[2] + z);
    a++;
    ++b;
    c -= 0.5;
    printf("%Lf %Lf %Lf %d\n", a, b, c, !z);
    int i = 5;
    i *= 1.5L;
    printf("%d\n", i);
    long double q = i ? a : d;
    printf("%Lf\n", q);
    printf("%d\n", a && b || z);
    printf("%Lg %Lg %Lg\n", LDBL_MAX, LDBL_MIN, LDBL_EPSILON);
    printf("%Lg %Lg\n", LDBL_MIN / 4, 3.6e-4951L);
    double dd = LDBL_MAX;
    float ff = 1e39L;
    printf("%f %f\n", dd, ff);
    printf("%20.5Lf|%-20.5Lf|%+Lf|%020.3Lf|%#.0Lf|%.0Lf\n", a, a, a, a, a, 2.5L);
    printf("%Lg %Lg %Lg %Lg %#Lg\n", 100000.0L, 1000000.0L, 0.0001L, 0.00001L, 1.5L);
    long double p = 1;
    for (int k = 0; k < 100; k++)
        p = p * 1.1L + k / 7.0L;
    printf("%.18Lg\n", p);
    unsigned char *u = (void *)&gl;
    for (int k = 0; k < 10; k++)
        printf("%02x", u[k]);
    puts("");
    printf("%Lf %d %Lf %f %s\n", 1.5L, 3, 2.5L, 4.5, "end");
    __int128 w = 1;
    w <<= 100;
    w += 7;
    printf("%llu %llu %d\n", (unsigned long long)(w >> 64), (unsigned long long)w, (int)(w % 1000));
    unsigned __int128 uw = -1;
    uw /= 3;
    printf("%llx %llx %d\n", (unsigned long long)(uw >> 64), (unsigned long long)uw, (int)sizeof w);
    __int128 arr2[2] = {-5, 1};
    printf("%d %d %d\n", (int)arr2[0], arr2[0] < arr2[1], (int)(arr2[0] / 2));
    printf("%f\n", (double)w);
    w = 1e30;
    printf("%llu\n", (unsigned long long)(w >> 32));
    printf("%lu\n", 18446744073709551615);
    return 0;
}
