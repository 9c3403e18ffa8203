// topic: the heap goes on in a mapping when the break is blocked
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <unistd.h>
#include <sys/mman.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p = malloc(24);
    char *e = sbrk(0);
    void *m = mmap(e, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    printf("%d\n", m == e);
    char *q = malloc(130000), *r = malloc(100000);
    printf("%lx %lx %d\n", head(q), head(r), r > p && r < e);
    char *s = malloc(500000);
    printf("%lx\n", head(s));
    struct mallinfo2 i = mallinfo2();
    printf("%zu %zu\n", i.arena, i.hblks);
    free(r);
    free(q);
    i = mallinfo2();
    printf("%zu %zu %zu\n", i.arena, i.fordblks, i.ordblks);
    printf("%d\n", malloc_trim(0));
}
