// topic: M_MMAP_MAX
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
    mallopt(M_MMAP_MAX, 0);
    char *b = malloc(10);
    char *p = malloc(1 << 20);
    printf("%lx %d\n", head(p) & 7, p > b);
    mallopt(M_MMAP_MAX, 1);
    char *q = malloc(4 << 20), *r = malloc(4 << 20);
    printf("%lx %lx\n", head(q) & 7, head(r) & 7);
}
