// topic: machine code that the program wrote
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main(void)
{
    unsigned char code[] = {0xb8, 1, 0, 0, 0, 0xbf, 1, 0, 0, 0, 0x48, 0x8d, 0x35, 0x0a, 0, 0, 0, 0xba, 6, 0, 0, 0, 0x0f, 0x05, 0xc3, 0x90, 0x90, 'h', 'e', 'l', 'l', 'o', '\n'};
    unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(p, code, sizeof code);
    long n = ((long (*)(void))p)();
    printf("%ld\n", n);
    unsigned char ex[] = {0xb8, 0x3c, 0, 0, 0, 0xbf, 7, 0, 0, 0, 0x0f, 0x05};
    memcpy(p, ex, sizeof ex);
    fflush(stdout);
    ((void (*)(void))p)();
    return 0;
}
