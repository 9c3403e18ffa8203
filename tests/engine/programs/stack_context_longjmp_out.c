#define _GNU_SOURCE
#include <stdio.h>
#include <setjmp.h>
#include <ucontext.h>
static jmp_buf j;
static ucontext_t m, c;
static char st[32768];
static void f(void) {
    puts("in");
    longjmp(j, 5);
}
int main(void) {
    int r = setjmp(j);
    if (!r) {
        getcontext(&c);
        c.uc_stack.ss_sp = st;
        c.uc_stack.ss_size = sizeof st;
        c.uc_link = 0;
        makecontext(&c, f, 0);
        swapcontext(&m, &c);
        puts("never");
    }
    printf("out %d\n", r);
    return 0;
}
