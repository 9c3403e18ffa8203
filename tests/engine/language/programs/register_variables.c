#include <setjmp.h>
#include <stdio.h>
static jmp_buf e;
static void th(int v) { longjmp(e, v); }
int a1(void) {
    register int r = 1;
    if (setjmp(e) == 0) {
        r = 2;
        printf("%d ", r);
        th(1);
    }
    return r;
}
int a2(void) {
    register int r = 1;
    int k = setjmp(e);
    if (k < 3) {
        r++;
        printf("(%d) ", r);
        th(k + 1);
    }
    return r;
}
int a3(void) {
    register int r;
    for (r = 0; r < 3; r++) {
        if (setjmp(e) == 0) th(1);
        printf("<%d> ", r);
    }
    return r;
}
int a4(void) {
    register char *p = "abc";
    if (!setjmp(e)) {
        p++;
        puts(p);
        th(1);
    }
    return *p;
}
int a5(int n) {
    register int r = n;
    volatile int c = 0;
    setjmp(e);
    r++;
    c++;
    if (c < 4) th(1);
    return r;
}
int a6(register int n) {
    if (!setjmp(e)) {
        n = 9;
        th(n);
    }
    return n;
}
int a7(void) {
    register int r = 1;
    if (setjmp(e) == 0) {
        while (r < 10)
            r++;
        th(r);
    }
    return r;
}
int a8(void) {
    register int r = 1, s = 5;
    if (setjmp(e) == 0) {
        r = s + 1;
        s = r * 2;
        th(s);
    }
    return r * 100 + s;
}
int main(void) {
    printf("%d\n", a1());
    printf("%d\n", a2());
    printf("%d\n", a3());
    printf("%d\n", a4());
    printf("%d\n", a5(1));
    printf("%d\n", a6(1));
    printf("%d\n", a7());
    printf("%d\n", a8());
    return 0;
}
