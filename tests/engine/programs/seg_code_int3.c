// topic: machine code that the program wrote
#include <stdio.h>
#include <signal.h>
#include <sys/mman.h>
static void h(int s, siginfo_t *si, void *c) { printf("sig %d code %d addr %p\n", s, si->si_code, si->si_addr); }
int main(void)
{
    setbuf(stdout, 0); struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO}; sigaction(SIGTRAP, &sa, 0);
    unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 0xcc; p[1] = 0xb8; p[2] = 5; p[6] = 0xc3;
    printf("%d\n", ((int (*)(void))p)());
    p[0] = 0x0f; p[1] = 0x0b;
    ((void (*)(void))p)();
    return 0;
}
