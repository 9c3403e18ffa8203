// topic: sizes that cannot be served
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <malloc.h>
#include <errno.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t s[] = {(size_t)-1,  (size_t)-100, 1UL << 63, (1UL << 63) - 1,
                  (1UL << 62), 1UL << 47,    1UL << 46, 1UL << 40};
    for (int i = 0; i < 8; i++) {
        errno = 0;
        void *p = malloc(s[i]);
        printf("%d %d\n", p != NULL, errno);
    }
    int neg = -5;
    errno = 0;
    void *p = malloc(neg);
    printf("%p %s\n", p, strerror(errno));
    p = calloc(neg, 1);
    printf("%p\n", p);
    p = malloc(10);
    void *q = realloc(p, -1);
    printf("%p %d %zu\n", q, errno, malloc_usable_size(p));
}
