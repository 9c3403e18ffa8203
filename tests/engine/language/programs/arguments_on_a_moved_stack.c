#include <alloca.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
struct big {
    long v[5];
};
static int sum(int a, int b, int c, int d, int e, int f, int g, char *p, float x, struct big z) {
    printf("%d %d %s %.1f %ld\n", a, g, p, x, z.v[4]);
    return a + b + c + d + e + f + g + (int)z.v[0];
}
static int vla(int n) {
    char p[n];
    strcpy(p, "vla");
    struct big z = {{n, 0, 0, 0, 9}};
    return sum(1, 2, 3, 4, 5, 6, 7, p, 1.5f, z);
}
static int from_alloca(int n) {
    char *p = alloca(n);
    strcpy(p, "alloca");
    struct big z = {{n, 0, 0, 0, 8}};
    int r = sum(1, 2, 3, 4, 5, 6, 7, p, 2.5f, z);
    p = alloca(2 * n);
    strcpy(p, "more");
    return r + sum(7, 6, 5, 4, 3, 2, 1, p, 3.5f, z);
}
static int variadic(const char *text, ...) {
    va_list ap;
    va_start(ap, text);
    int total = 0;
    for (int i = 0; i < 9; i++)
        total += va_arg(ap, int);
    struct big z = va_arg(ap, struct big);
    va_end(ap);
    char copy[16];
    strcpy(copy, text);
    return total + sum(1, 1, 1, 1, 1, 1, 1, copy, 4.5f, z);
}
static int deep(int n, int a, int b, int c, int d, int e, int f, int g) {
    int v[n + 1];
    v[n] = f * 10 + g;
    return n ? v[n] + deep(n - 1, a, b, c, d, e, g, f + 1) : v[0];
}
int main(void) {
    struct big z = {{1, 2, 3, 4, 5}};
    printf("%d\n", vla(100));
    printf("%d\n", from_alloca(40));
    printf("%d\n", variadic("variadic", 1, 2, 3, 4, 5, 6, 7, 8, 9, z));
    printf("%d\n", deep(5, 1, 2, 3, 4, 5, 6, 7));
}
