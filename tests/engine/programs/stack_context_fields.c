#define _GNU_SOURCE
#include <stdio.h>
#include <signal.h>
#include <ucontext.h>
static char st[16384];
static void f(void) {
    sigset_t s;
    sigprocmask(SIG_BLOCK, 0, &s);
    printf("blocked inside %d\n", sigismember(&s, SIGUSR1));
}
int main(void) {
    ucontext_t c, m;
    sigset_t s;
    sigemptyset(&s);
    sigaddset(&s, SIGUSR1);
    printf("%zu %zu\n", sizeof c, sizeof c.uc_mcontext);
    getcontext(&c);
    printf("rsp here %d, rip in main %d, mask %d\n",
           (char *)c.uc_mcontext.gregs[REG_RSP] < (char *)&c + sizeof c &&
               (char *)c.uc_mcontext.gregs[REG_RSP] + 16384 > (char *)&c,
           (void *)c.uc_mcontext.gregs[REG_RIP] > (void *)main, sigismember(&c.uc_sigmask, SIGUSR1));
    sigaddset(&c.uc_sigmask, SIGUSR1);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = sizeof st;
    c.uc_link = &m;
    makecontext(&c, f, 0);
    printf("entry %d, sp near top %ld\n", (void *)c.uc_mcontext.gregs[REG_RIP] == (void *)f,
           (long)(st + sizeof st - (char *)c.uc_mcontext.gregs[REG_RSP]));
    swapcontext(&m, &c);
    sigprocmask(SIG_BLOCK, 0, &s);
    printf("after %d\n", sigismember(&s, SIGUSR1));
    return 0;
}
