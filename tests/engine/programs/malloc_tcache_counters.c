// topic: the tcache structure in the first chunk of the heap: counters and heads
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <stdint.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *h = sbrk(0);
    void *p[9];
    for (int i = 0; i < 9; i++)
        p[i] = malloc(40 + 16 * (i % 3));
    for (int i = 0; i < 9; i++)
        free(p[i]);
    uint16_t *c = (uint16_t *)(h + 16);
    for (int i = 0; i < 64; i++)
        printf("%d", c[i]);
    puts("");
    size_t *e = (size_t *)(h + 16 + 128);
    for (int i = 0; i < 8; i++)
        printf("%ld ", e[i] ? (long)(e[i] - (size_t)h) : -1L);
    puts("");
}
