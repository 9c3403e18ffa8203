#include <stdarg.h>
#include <stdio.h>
#include <string.h>
struct small {
    char c[3];
};
struct mid {
    int a;
    double d;
};
struct big {
    long v[5];
};
struct flt {
    float x, y;
};
union un {
    int i;
    float f;
};
int count(int n, ...) {
    va_list ap;
    va_start(ap, n);
    int t = 0;
    while (n--)
        t += va_arg(ap, int);
    va_end(ap);
    return t;
}
void mixed(const char *f, ...) {
    va_list ap, cp;
    va_start(ap, f);
    va_copy(cp, ap);
    for (int pass = 0; pass < 2; pass++) {
        va_list *p = pass ? &cp : &ap;
        for (const char *s = f; *s; s++)
            switch (*s) {
            case 'i':
                printf("%d ", va_arg(*p, int));
                break;
            case 'l':
                printf("%ld ", va_arg(*p, long));
                break;
            case 'd':
                printf("%g ", va_arg(*p, double));
                break;
            case 's':
                printf("%s ", va_arg(*p, char *));
                break;
            case 'S': {
                struct small v = va_arg(*p, struct small);
                printf("%.3s ", v.c);
                break;
            }
            case 'M': {
                struct mid v = va_arg(*p, struct mid);
                printf("%d/%g ", v.a, v.d);
                break;
            }
            case 'B': {
                struct big v = va_arg(*p, struct big);
                printf("%ld ", v.v[4]);
                break;
            }
            case 'F':
                printf("%g ", va_arg(*p, struct flt).y);
                break;
            case 'U':
                printf("%d ", va_arg(*p, union un).i);
                break;
            case 'f':
                printf("%d ", va_arg(*p, int (*)(int, ...))(2, 5, 6));
                break;
            case 'L':
                printf("%Lg ", va_arg(*p, long double));
                break;
            case 'p':
                printf("%d ", *va_arg(*p, int *));
            }
        puts("");
    }
    va_end(ap);
    va_end(cp);
}
int vsum(int n, va_list ap) {
    int t = 0;
    for (int i = 0; i < n; i++)
        t += va_arg(ap, int);
    return t;
}
int outer(int n, ...) {
    va_list ap;
    va_start(ap, n);
    int a = vsum(n, ap);
    va_end(ap);
    return a;
}
char *fmt(char *b, const char *f, ...) {
    va_list ap;
    va_start(ap, f);
    vsprintf(b, f, ap);
    va_end(ap);
    return b;
}
struct big retbig(int x, ...) {
    va_list ap;
    va_start(ap, x);
    struct big b = {{x, va_arg(ap, int), va_arg(ap, int)}};
    va_end(ap);
    return b;
}
double dsum(int n, double first, ...) {
    va_list ap;
    double t = first;
    va_start(ap, first);
    while (--n)
        t += va_arg(ap, double);
    va_end(ap);
    return t;
}
int many(int a, int b, int c, int d, int e, int f, int g, int h, ...) {
    va_list ap;
    va_start(ap, h);
    int r = a + b + c + d + e + f + g + h + va_arg(ap, int) * 100;
    va_end(ap);
    return r;
}
int main(void) {
    char b[100];
    int z = 9;
    float ff = 1.5f;
    short sh = -3;
    char ch = 'x';
    unsigned char uc = 200;
    _Bool bo = 1;
    printf("%d %d\n", count(3, 1, 2, 3), count(10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    mixed("ildsSMBFUfLpi", 1, 2L, 3.5, "str", (struct small){"abc"}, (struct mid){4, 5.5},
          (struct big){{1, 2, 3, 4, 5}}, (struct flt){6, 7.5f}, (union un){.i = 8}, count, 9.25L, &z, 10);
    printf("%d\n", outer(4, 10, 20, 30, 40));
    puts(fmt(b, "%d-%s-%c-%5.2f", 1, "two", '3', 4.0));
    printf("%ld\n", retbig(1, 2, 3).v[2]);
    printf("%g\n", dsum(4, 1.0, ff, 2.5, (double)3));
    printf("%d %d %d %d %d\n", sh, ch, uc, bo, many(1, 2, 3, 4, 5, 6, 7, 8, 9));
    int (*vp)(int, ...) = count;
    printf("%d\n", vp(2, 3, 4));
    return 0;
}
