// topic: error codes of page faults
#define _GNU_SOURCE
#include <stdio.h>
#include <signal.h>
#include <ucontext.h>
#include <setjmp.h>
#include <sys/mman.h>
static sigjmp_buf e;
static void h(int s, siginfo_t *si, void *c)
{
    greg_t *g = ((ucontext_t *)c)->uc_mcontext.gregs;
    printf("sig %d code %d err %lld trap %lld\n", s, si->si_code, g[REG_ERR], g[REG_TRAPNO]);
    siglongjmp(e, 1);
}
int main(void)
{
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &sa, 0); sigaction(SIGFPE, &sa, 0); sigaction(SIGBUS, &sa, 0);
    volatile char *p = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile char *n = mmap(0, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile int z = 0;
    if (!sigsetjmp(e, 1)) p[0] = 1;
    if (!sigsetjmp(e, 1)) (void)n[0];
    if (!sigsetjmp(e, 1)) n[0] = 1;
    if (!sigsetjmp(e, 1)) (void)*(volatile char *)8;
    if (!sigsetjmp(e, 1)) ((void (*)(void))p)();
    if (!sigsetjmp(e, 1)) (void)*(volatile char *)0x8000000000000000;
    if (!sigsetjmp(e, 1)) (void)*(volatile char *)0xffffffffff600000;
    if (!sigsetjmp(e, 1)) z = 1 / z + 5 / z;
    if (!sigsetjmp(e, 1)) raise(SIGSEGV);
    return 0;
}
