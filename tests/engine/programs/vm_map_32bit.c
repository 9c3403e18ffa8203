// topic: MAP_32BIT
// asks: Where does the mapping lie, and is there room for 2 GiB?
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

static char *map(size_t pages)
{
    return mmap(NULL, pages * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
}

int main(void)
{
    printf("below 2 GiB: %d\n", (unsigned long)map(3) < 0x80000000);
    printf("too large: %d\n", map(1 << 19) == MAP_FAILED);
    return 0;
}
