#define _GNU_SOURCE
#include <stdio.h>
#include <ucontext.h>
static ucontext_t m, a, b, c;
static char sa[16384], sb[16384], sc[16384];
static void f(const char *s) {
    puts(s);
}
static void mk(ucontext_t *u, char *st, ucontext_t *l, const char *n) {
    getcontext(u);
    u->uc_stack.ss_sp = st;
    u->uc_stack.ss_size = 16384;
    u->uc_link = l;
    makecontext(u, (void (*)(void))f, 1, n);
}
int main(void) {
    mk(&a, sa, &b, "first");
    mk(&b, sb, &c, "second");
    mk(&c, sc, &m, "third");
    if (swapcontext(&m, &a))
        perror("swap");
    puts("main again");
    return 3;
}
