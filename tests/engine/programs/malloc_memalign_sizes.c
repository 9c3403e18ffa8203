// topic: usable sizes of aligned blocks
#define _GNU_SOURCE
#include <stdio.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    for (int al = 8; al <= 4096; al *= 2) {
        char *p = memalign(al, 100);
        printf("%d: %d %zu\n", al, (size_t)p % al == 0, malloc_usable_size(p));
    }
    char *p = memalign(100, 100);
    printf("%d %zu\n", (size_t)p % 128 == 0, malloc_usable_size(p));
    p = memalign(0, 10);
    printf("%d\n", p != 0);
}
