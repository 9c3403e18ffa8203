#include <setjmp.h>
#include <stdio.h>
jmp_buf b, outer;
int n;
volatile int v;
void thrower(int k) { longjmp(b, k); }
int rec(int d) {
    if (d == 0) longjmp(outer, 42);
    return rec(d - 1) + 1;
}
int inexpr(void) {
    int x = 10;
    x += setjmp(b);
    if (x < 13) thrower(x - 8);
    return x;
}
int inswitch(void) {
    switch (setjmp(b)) {
    case 0:
        thrower(3);
    case 1:
        return 1;
    case 3:
        thrower(1);
    default:
        return -1;
    }
}
int inloop(void) {
    volatile int i, c = 0;
    for (i = 0; i < 4; i++) {
        if (setjmp(b) == 0) {
            c++;
            thrower(1);
        } else
            c += 10;
    }
    return c;
}
int incond(void) {
    if (!setjmp(b))
        thrower(5);
    else
        return 6;
    return 7;
}
int inwhile(void) {
    volatile int k = 0;
    while (setjmp(b) < 3) {
        k++;
        thrower(k);
    }
    return k;
}
int cmp(void) { return setjmp(b) == 0 ? (thrower(2), 1) : 8; }
int main(void) {
    int r = setjmp(outer);
    if (r == 0) {
        rec(5);
    } else
        printf("%d\n", r);
    printf("%d %d %d %d %d\n", inexpr(), inswitch(), inloop(), incond(), inwhile());
    if ((r = setjmp(b)) != 0) {
        printf("got %d\n", r);
    } else
        thrower(0);
    sigjmp_buf sb;
    if (sigsetjmp(sb, 1))
        puts("sig");
    else
        siglongjmp(sb, 1);
    for (v = 0; v < 3; v++) {
        jmp_buf lb;
        int q = setjmp(lb);
        printf("%d.%d ", v, q);
        if (q < 2) longjmp(lb, q + 1);
    }
    puts("");
    return 0;
}
