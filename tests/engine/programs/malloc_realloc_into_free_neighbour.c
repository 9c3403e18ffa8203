// topic: growing into the free chunk behind
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
    char *a = malloc(1500), *b = malloc(1500), *c = malloc(24);
    free(b);
    char *d = realloc(a, 2900);
    printf("%d %zu\n", d == a, malloc_usable_size(d));
    d = realloc(a, 3024);
    printf("%d %zu %lx\n", d == a, malloc_usable_size(d), head(c));
    d = realloc(a, 3100);
    printf("%d\n", d == a);
}
