// topic: hints below the lowest address that the kernel gives
// asks: Where do the mappings lie, and which of them could MAP_FIXED have?
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;

    for (unsigned long hint = 0x1000; hint <= 0x11000; hint += 0x4000) {
        void *fixed = mmap((void *)hint, 4096, PROT_READ, flags | MAP_FIXED, -1, 0);
        munmap(fixed, 4096);
        unsigned long got = (unsigned long)mmap((void *)hint, 4096, PROT_READ, flags, -1, 0);
        printf("%#lx fixed %d hint %#lx\n", hint, fixed != MAP_FAILED, got >> 32 ? 0 : got);
    }
    return 0;
}
