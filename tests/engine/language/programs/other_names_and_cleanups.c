#include <stdio.h>
#define A 1
#pragma push_macro("A")
#undef A
#define A 2
#pragma push_macro("B")
int two = A;
#pragma pop_macro("A")
#pragma pop_macro("B")
int one = A;
int $dollar = 3, a$b = 4;
int été(int größe) { return größe + 1; }
int real(int x) { return x * 3; }
int other(int) __attribute__((alias("real")));
extern int wk(int) __attribute__((weak));
extern int wobj __attribute__((weak));
int robj = 8;
extern int aobj __attribute__((alias("robj")));
int wdef(void) __attribute__((weak));
int wdef(void) { return 6; }
static int later_alias(void) __attribute__((unused, alias("later")));
int later(void) { return 9; }
static void done(int *p) { printf("clean %d\n", *p); }
static void freep(char **p) { printf("free %s\n", *p); }
int f(int n) {
    int a __attribute__((cleanup(done))) = n;
    for (int i = 0; i < 3; i++) {
        int b __attribute__((cleanup(done))) = i + 10;
        if (i == 0) continue;
        if (i == n) return b + a++;
        if (i == 2) break;
        { int a __attribute__((cleanup(done))) = 50 + i; }
    }
    int c __attribute__((cleanup(done))) = 99;
    return a + c;
}
int main(void) {
    printf("%d %d %d %d %d\n", one, two, $dollar, a$b, été(4));
    printf("%d %d %d %d\n", other(5), wk == 0, &wobj == 0, aobj);
    aobj++;
    printf("%d %d %d %d\n", robj, other == real, wdef(), later_alias());
    printf("%d\n", f(5));
    printf("%d\n", f(1));
    {
        char *s __attribute__((cleanup(freep))) = "x";
        int z __attribute__((__cleanup__(done))) = 2;
        s = "y";
    }
    if (wk) wk(1);
    return ({
        int r __attribute__((cleanup(done))) = 7;
        r;
    });
}
