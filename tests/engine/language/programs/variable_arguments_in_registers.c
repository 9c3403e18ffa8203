#include <stdio.h>
#include <stdarg.h>
#include <string.h>
struct dd {
    double a, b;
};
struct id {
    int a;
    double b;
};
struct ll {
    long a, b;
};
struct big {
    long a, b, c;
};
struct f1 {
    float x;
};
struct e {};
static void all(int n, ...) {
    va_list a;
    va_start(a, n);
    printf("%u %u\n", ((unsigned *)a)[0], ((unsigned *)a)[1]);
    struct dd d = va_arg(a, struct dd);
    struct id i = va_arg(a, struct id);
    struct ll l = va_arg(a, struct ll);
    struct big b = va_arg(a, struct big);
    struct f1 f = va_arg(a, struct f1);
    printf("%g %g %d %g %ld %ld %ld %g\n", d.a, d.b, i.a, i.b, l.a, l.b, b.c, f.x);
    printf("%u %u\n", ((unsigned *)a)[0], ((unsigned *)a)[1]);
    struct ll m = va_arg(a, struct ll);
    printf("%ld\n", m.b);
    printf("%Lg\n", va_arg(a, long double));
    printf("%d\n", va_arg(a, int));
    __int128 q = va_arg(a, __int128);
    printf("%ld\n", (long)q);
    printf("%d\n", va_arg(a, int));
    va_end(a);
}
static void mixed(double x, long a1, long a2, long a3, long a4, long a5, long a6, long a7, ...) {
    va_list a;
    va_start(a, a7);
    printf("%u %u %ld %g %ld\n", ((unsigned *)a)[0], ((unsigned *)a)[1], va_arg(a, long), va_arg(a, double),
           va_arg(a, long));
    va_end(a);
}
static void wrong(const char *f, ...) {
    va_list a;
    va_start(a, f);
    vprintf(f, a);
    va_end(a);
    va_start(a, f);
    int x = va_arg(a, int);
    double d = va_arg(a, double);
    printf("%d %g\n", x, d);
    va_end(a);
}
static struct big ret(int n, ...) {
    va_list a;
    va_start(a, n);
    struct big b = {va_arg(a, long), va_arg(a, long), va_arg(a, long)};
    va_end(a);
    return b;
}
static int noarg(int n, ...) {
    return n;
}
int main(void) {
    all(1, (struct dd){1, 2}, (struct id){3, 4}, (struct ll){5, 6}, (struct big){7, 8, 9}, (struct f1){1.5},
        (struct ll){10, 11}, 12.5L, 13, (__int128)14, 15);
    mixed(1, 1, 2, 3, 4, 5, 6, 7, 8L, 9.0, 10L);
    wrong("%d %f %s\n", 2.5, 7, "str");
    printf("%ld %d\n", ret(1, 2L, 3L, 4L).c, noarg(1, 2.5, (struct big){0}, 3));
    void (*p)() = (void (*)())wrong;
    p("%d %g %d\n", 1, 2.0, 3);
    return 0;
}
