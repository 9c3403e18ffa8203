// topic: what shrinking gives back, and who gets it
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
    char *a = malloc(1000);
    memset(a, 'x', 1000);
    char *b = realloc(a, 100);
    printf("%d %zu %lx\n", a == b, malloc_usable_size(b), head(a + 112));
    char *c = malloc(880);
    printf("%d\n", c == a + 112);
    char *d = malloc(5000);
    malloc(24);
    char *e = realloc(d, 2000);
    printf("%d %zu %lx\n", d == e, malloc_usable_size(e), head(e + 2016));
    char *f = malloc(2000);
    printf("%td\n", f - e);
}
