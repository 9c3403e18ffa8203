// topic: machine code that the program wrote
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <signal.h>
#include <setjmp.h>
#include <sys/mman.h>
static sigjmp_buf e; static void h(int s, siginfo_t *si, void *c) { printf("fault code %d\n", si->si_code); siglongjmp(e, 1); }
int main(void)
{
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO}; sigaction(SIGSEGV, &sa, 0);
    unsigned char code[] = {0x48, 0x89, 0xf8, 0x48, 0x01, 0xf0, 0xc3};
    char *p = aligned_alloc(4096, 4096); memcpy(p, code, sizeof code);
    if (!sigsetjmp(e, 1)) printf("%ld\n", ((long (*)(long, long))p)(1, 2));
    mprotect(p, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
    if (!sigsetjmp(e, 1)) printf("%ld\n", ((long (*)(long, long))p)(1, 2));
    unsigned char load[] = {0x48, 0x8b, 0x07, 0xc3}; memcpy(p, load, 4);
    long v = 99; if (!sigsetjmp(e, 1)) printf("%ld\n", ((long (*)(long *))p)(&v));
    if (!sigsetjmp(e, 1)) printf("%ld\n", ((long (*)(long *))p)((long *)16));
    return 0;
}
