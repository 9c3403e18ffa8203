// topic: machine code that the program wrote
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
static int twice(int x) { printf("twice %d\n", x); return 2 * x; }
int main(void)
{
    /* push rbp; mov rbp,rsp; mov edi,21; mov rax,imm64; call rax; add eax,1; pop rbp; ret */
    unsigned char code[] = {0x55, 0x48, 0x89, 0xe5, 0xbf, 21, 0, 0, 0, 0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd0, 0x83, 0xc0, 1, 0x5d, 0xc3};
    int (*t)(int) = twice; memcpy(code + 11, &t, 8);
    unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(p, code, sizeof code);
    printf("%d\n", ((int (*)(void))p)());
    return 0;
}
