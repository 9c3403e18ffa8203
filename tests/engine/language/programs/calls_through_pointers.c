#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void on_exit1(void) { puts("atexit1"); }
static void on_exit2(void) { puts("atexit2"); }
static void ctor(void) __attribute__((constructor));
static void ctor(void) { puts("ctor"); }
__attribute__((constructor(101))) static void early(void) { puts("early"); }
__attribute__((destructor)) static void dtor(void) { puts("dtor"); }
__attribute__((destructor(101))) void late(void) { puts("late dtor"); }
__attribute__((constructor)) void ctor2(int c, char **v) { printf("ctor2 %d\n", c); }
void handler() { puts("noproto handler"); }
int cmp() { return 0; }
void *th(void *p) { return p; }
int twice(int (*f)(), int x) { return f(f(x)); }
int inc(int x) { return x + 1; }
double dbl(double d) { return d * 2; }
char cc(char c) { return c + 1; }
float ff(float f) { return f / 2; }
short sh(short a, unsigned char b) { return a + b; }
long lg(long a) { return a; }
struct s {
    long a, b, c;
};
struct s st(struct s x) {
    x.a++;
    return x;
}
int noarg() { return 77; }
int many(int a, int b, int c, int d, int e, int f, int g, int h) {
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8;
}
int main(void) {
    atexit(on_exit1);
    atexit(on_exit2);
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    int v[] = {3, 1, 2};
    qsort(v, 3, sizeof *v, (int (*)(const void *, const void *))cmp);
    printf("%d\n", v[0]);
    printf("%d\n", twice(inc, 5));
    int (*f)() = noarg;
    printf("%d %d\n", f(1, 2, 3), f());
    double (*d)() = dbl;
    printf("%g\n", d(2.5));
    char (*c)(char) = cc;
    printf("%c\n", c('a'));
    float (*g)(float) = ff;
    printf("%g\n", g(5));
    short (*h)(short, unsigned char) = sh;
    printf("%d\n", h(70000, 300));
    struct s (*k)(struct s) = st;
    printf("%ld\n", k((struct s){1, 2, 3}).a);
    int (*m)() = many;
    printf("%d\n", m(1, 2, 3, 4, 5, 6, 7, 8));
    long (*l)(int) = (long (*)(int))lg;
    printf("%d\n", (int)l(5));
    void (*vf)(int) = (void (*)(int))noarg;
    vf(3);
    int (*p)(void *, void *) = (int (*)(void *, void *))inc;
    printf("%d\n", p((void *)41, 0));
    void *(*pt[])(void *) = {th, 0};
    printf("%d %d\n", pt[0](pt) == pt, pt[1] == 0);
    int (*pf)(const char *, ...) = printf;
    pf("%s %d\n", "via pointer", 5);
    int (*ps)(const char *) = puts;
    ps("puts pointer");
    size_t (*sl)(const char *) = &strlen;
    printf("%zu\n", (*sl)("four"));
    void *(*al)(size_t) = malloc;
    char *b = al(4);
    strcpy(b, "abc");
    puts(b);
    free(b);
    return 3;
}
