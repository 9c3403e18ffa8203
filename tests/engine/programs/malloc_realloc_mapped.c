// topic: a mapped block stays mapped when it is resized
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <malloc.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(200000);
    strcpy(a, "hi");
    printf("%zu %lx\n", malloc_usable_size(a), head(a));
    a = realloc(a, 400000);
    printf("%zu %lx %s\n", malloc_usable_size(a), head(a), a);
    a = realloc(a, 100);
    printf("%zu %lx %s\n", malloc_usable_size(a), head(a), a);
    a = realloc(a, 5000);
    printf("%zu %lx %s\n", malloc_usable_size(a), head(a), a);
    free(a);
    char *b = malloc(200000);
    printf("%lx\n", head(b));
}
