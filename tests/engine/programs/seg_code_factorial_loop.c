// topic: machine code that the program wrote
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main(void)
{
    /* mov rax,1; L: test rdi,rdi; je end; imul rax,rdi; dec rdi; jmp L; end: ret */
    unsigned char code[] = {0x48, 0xc7, 0xc0, 1, 0, 0, 0, 0x48, 0x85, 0xff, 0x74, 0x09, 0x48, 0x0f, 0xaf, 0xc7, 0x48, 0xff, 0xcf, 0xeb, 0xf2, 0xc3};
    unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(p, code, sizeof code);
    long (*f)(long) = (void *)p;
    for (int i = 0; i < 6; i++) printf("%ld ", f(i * 3));
    puts("");
    p[3] = 2;
    printf("%ld\n", f(5));
    return 0;
}
