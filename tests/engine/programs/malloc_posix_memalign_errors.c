// topic: alignments that posix_memalign refuses
#define _GNU_SOURCE
#include <stdio.h>
#include <malloc.h>
#include <errno.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *p = (void *)5;
    int r = posix_memalign(&p, 3, 100);
    printf("%d %p\n", r, p);
    r = posix_memalign(&p, 4, 100);
    printf("%d %p\n", r, p);
    r = posix_memalign(&p, 0, 100);
    printf("%d\n", r);
    r = posix_memalign(&p, 8, 100);
    printf("%d %d\n", r, (size_t)p % 16 == 0);
    r = posix_memalign(&p, 24, 100);
    printf("%d\n", r);
    r = posix_memalign(&p, 4096, 100);
    printf("%d %lx\n", r, (size_t)p & 4095);
    errno = 0;
    r = posix_memalign(&p, 64, (size_t)-1);
    printf("%d %d\n", r, errno);
    r = posix_memalign(&p, 64, 0);
    printf("%d %d %zu\n", r, p != 0, malloc_usable_size(p));
}
