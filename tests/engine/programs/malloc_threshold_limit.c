// topic: the mmap threshold does not rise above 32 MiB
#include <stdio.h>
#include <stdlib.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *p = malloc(32 << 20);
    printf("%lx\n", head(p) & 7);
    free(p);
    p = malloc(32 << 20);
    printf("%lx\n", head(p) & 7);
    p = malloc((32 << 20) - 5000);
    free(p);
    p = malloc(33 << 20);
    printf("%lx\n", head(p) & 7);
    free(p);
    p = malloc(33 << 20);
    printf("%lx\n", head(p) & 7);
    p = malloc((32 << 20) - 4096 - 16);
    printf("%lx\n", head(p) & 7);
    free(p);
    p = malloc((32 << 20) - 4096 - 16);
    printf("%lx\n", head(p) & 7);
}
