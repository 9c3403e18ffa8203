// topic: fd and bk in the unsorted bin, prev_size and prev_inuse of the next chunk
#include <stdio.h>
#include <stdlib.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

static size_t prev_size(void *block)
{
    return ((size_t *)block)[-2];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000), *g = malloc(24), *b = malloc(2000);
    malloc(24);
    free(a);
    printf("%d %lx %lx\n", a[0] == a[1], a[0] & 0xfff, prev_size((char *)a + 2016));
    printf("%lx\n", head(g));
    free(b);
    printf("%d %d %d\n", b[0] == (size_t)a - 16, a[1] == (size_t)b - 16, b[1] == a[0]);
    printf("%lx %lx\n", a[2], a[3]);
}
