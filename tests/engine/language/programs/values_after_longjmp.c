#include <setjmp.h>
#include <stdio.h>
static jmp_buf j;
static void f1(int a, int b, int c, int d) {
    printf("%d %d %d %d\n", a, b, c, d);
    longjmp(j, 1);
}
int main(void) {
    int autoval;
    register int regival;
    volatile int volaval;
    static int statval;
    static int globval;
    globval = 1;
    autoval = 2;
    regival = 3;
    volaval = 4;
    statval = 5;
    if (setjmp(j) != 0) {
        printf("after: %d %d %d %d %d\n", globval, autoval, regival, volaval, statval);
        return 0;
    }
    globval = 95;
    autoval = 96;
    regival = 97;
    volaval = 98;
    statval = 99;
    f1(autoval, regival, volaval, statval);
    return 0;
}
