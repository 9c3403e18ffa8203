#define _GNU_SOURCE
#include <stdio.h>
#include <ucontext.h>
static ucontext_t c;
static char st[16384];
static void f(void) {
    printf("ends without link\n");
}
int main(void) {
    getcontext(&c);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = sizeof st;
    c.uc_link = NULL;
    makecontext(&c, f, 0);
    setcontext(&c);
    printf("never\n");
    return 9;
}
