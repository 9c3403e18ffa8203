#define _GNU_SOURCE
#include <stdio.h>
#include <signal.h>
#include <unistd.h>
#include <sys/mman.h>
#include <ucontext.h>
static ucontext_t m, c;
static char *base, alt[32768];
static void h(int s, siginfo_t *i, void *u) {
    char b[80];
    ucontext_t *uc = u;
    char *sp = (char *)uc->uc_mcontext.gregs[REG_RSP];
    int n = snprintf(b, 80, "guard hit %d, sp in coroutine stack %d\n",
                     (char *)i->si_addr >= base && (char *)i->si_addr<base + 4096, sp> base &&
                         sp < base + 65536 + 4096);
    write(1, b, n);
    _exit(1);
}
static int deep(int n) {
    volatile char x[300];
    x[0] = n;
    return deep(n + 1) + x[0];
}
static void f(void) {
    deep(0);
}
int main(void) {
    base = mmap(0, 65536 + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(base, 4096, PROT_NONE);
    stack_t ss = {.ss_sp = alt, .ss_size = sizeof alt};
    sigaltstack(&ss, 0);
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaction(SIGSEGV, &sa, 0);
    getcontext(&c);
    c.uc_stack.ss_sp = base + 4096;
    c.uc_stack.ss_size = 65536;
    makecontext(&c, f, 0);
    swapcontext(&m, &c);
    return 0;
}
