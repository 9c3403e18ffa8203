#include <stdarg.h>
#include <stdio.h>
struct __attribute__((aligned(16))) T {
    long long a, b;
};
struct __attribute__((aligned(32))) V {
    double a, b, c, d;
};
struct __attribute__((aligned(16))) X {
    double a;
    long long b;
};
typedef __uint128_t U;
typedef __int128_t I;
void f(int x, ...) {
    va_list ap;
    va_start(ap, x);
    for (int i = 0; i < x; i++)
        va_arg(ap, int);
    struct T t = va_arg(ap, struct T);
    printf("%lld %lld\n", t.a, t.b);
    va_end(ap);
}
void h(int x, ...) {
    va_list ap;
    va_start(ap, x);
    for (int i = 0; i < x; i++)
        va_arg(ap, int);
    struct X t = va_arg(ap, struct X);
    printf("%f %lld\n", t.a, t.b);
    va_end(ap);
}
void g(int x, ...) {
    va_list ap;
    va_start(ap, x);
    for (int i = 0; i < x; i++)
        va_arg(ap, int);
    struct V t = va_arg(ap, struct V);
    printf("%f %f\n", t.a, t.d);
    va_end(ap);
}
void k(int x, ...) {
    va_list ap;
    va_start(ap, x);
    for (int i = 0; i < x; i++)
        va_arg(ap, int);
    __int128 t = va_arg(ap, __int128);
    printf("%llx\n", (long long)t);
    va_end(ap);
}
struct L {
    long double l;
    int i;
};
void m(int x, ...) {
    va_list ap[1], *p = ap;
    va_start(*p, x);
    int i = va_arg(*p, int);
    struct L l = va_arg(*p, struct L);
    long double d = va_arg(*p, long double);
    printf("%d %Lf %d %Lf\n", i, l.l, l.i, d);
    va_end(*p++);
    printf("%d\n", (int)(p - ap));
}
int main(void) {
    struct L l = {2.5L, 9};
    m(1, 2, l, 3.5L);
    struct T t = {1, 2};
    struct V v = {1, 2, 3, 4};
    struct X x = {1.5, 3};
    __int128 n = 77;
    f(0, t);
    f(1, 1, t);
    f(2, 1, 2, t);
    f(3, 1, 2, 3, t);
    f(4, 1, 2, 3, 4, t);
    f(5, 1, 2, 3, 4, 5, t);
    f(6, 1, 2, 3, 4, 5, 6, t);
    f(7, 1, 2, 3, 4, 5, 6, 7, t);
    h(0, x);
    h(1, 1, x);
    h(4, 1, 2, 3, 4, x);
    h(5, 1, 2, 3, 4, 5, x);
    h(6, 1, 2, 3, 4, 5, 6, x);
    h(7, 1, 2, 3, 4, 5, 6, 7, x);
    g(0, v);
    g(5, 1, 2, 3, 4, 5, v);
    g(6, 1, 2, 3, 4, 5, 6, v);
    g(7, 1, 2, 3, 4, 5, 6, 7, v);
    g(8, 1, 2, 3, 4, 5, 6, 7, 8, v);
    g(9, 1, 2, 3, 4, 5, 6, 7, 8, 9, v);
    k(0, n);
    k(1, 1, n);
    k(2, 1, 2, n);
    k(3, 1, 2, 3, n);
    k(4, 1, 2, 3, 4, n);
    k(5, 1, 2, 3, 4, 5, n);
    k(6, 1, 2, 3, 4, 5, 6, n);
    k(7, 1, 2, 3, 4, 5, 6, 7, n);
    U u = 5;
    I s = -5;
    printf("%d\n", (int)(u + s));
}
