#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int N = 1;
void bar(char a[2][N]) { a[1][0] = N; }
int foo(int a, int b[a++], int c, int d[c++]) { return a * 10 + c; }
struct tiny {
    char c, d, e, f, g;
} __attribute__((aligned(1)));
int ts(int n, ...) {
    struct tiny x;
    va_list ap;
    int t = 0;
    va_start(ap, n);
    for (int i = 0; i < n; i++) {
        x = va_arg(ap, struct tiny);
        t = t * 7 + x.c + x.g;
    }
    t += va_arg(ap, long);
    va_end(ap);
    return t;
}
int lim(int k) {
    int n = 0;
    if (0) {
    lab:;
    }
    int x[n % 10 + 1];
    x[n % 10] = n;
    n++;
    if (n < k) goto lab;
    return x[(n - 1) % 10] + (int)sizeof x;
}
va_list gap;
void gv(int n, ...) {
    va_start(gap, n);
    while (n--)
        printf("%d ", va_arg(gap, int));
    va_end(gap);
    puts("");
}
void take(va_list *p) { printf("%s ", va_arg(*p, char *)); }
void tw(int n, ...) {
    va_list a[2];
    va_start(a[0], n);
    va_copy(a[1], a[0]);
    take(&a[0]);
    take(&a[0]);
    take(&a[1]);
    va_end(a[0]);
    va_end(a[1]);
    puts("");
}
void up(char *f, ...) {
    va_list v;
    va_start(v, f);
    vprintf(f, v);
    va_end(v);
    va_start(v, f);
    vfprintf(stdout, f, v);
    va_end(v);
}
int main(void) {
    N = 4;
    char *x = alloca(2 * N);
    memset(x, 0, 2 * N);
    bar((void *)x);
    printf("%d %d\n", N[x], foo(1, (int *)x, 5, (int *)x));
    struct tiny t[2] = {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}};
    printf("%d\n", ts(2, t[0], t[1], 123L));
    printf("%d\n", lim(25));
    gv(3, 1, 2, 3);
    tw(0, "a", "b", "c");
    up("%d %s %g\n", 1, "two", 3.0);
    return 0;
}
