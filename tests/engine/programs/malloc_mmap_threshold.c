// topic: M_MMAP_THRESHOLD
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("%d\n", mallopt(M_MMAP_THRESHOLD, 4096));
    char *p = malloc(4096);
    printf("%lx\n", head(p));
    malloc(200000);
    p = malloc(4000);
    printf("%lx\n", head(p));
    p = malloc(300000);
    printf("%lx\n", head(p));
    free(p);
    p = malloc(300000);
    printf("%lx\n", head(p));
    printf("%d\n", mallopt(M_MMAP_THRESHOLD, 33 * 1024 * 1024));
    printf("%d\n", mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024 + 1));
}
