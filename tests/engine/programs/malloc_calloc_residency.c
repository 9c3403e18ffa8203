// topic: which pages calloc touches
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p = calloc(1, 100000);
    unsigned char v[64];
    char *pg = (char *)(((size_t)p + 4096) & ~4095UL);
    mincore(pg, 20 * 4096, v);
    int n = 0;
    for (int i = 0; i < 20; i++)
        n += v[i] & 1;
    printf("%d\n", n);
    char *q = calloc(1, 1 << 20);
    mincore((void *)((size_t)q & ~4095UL), 257 * 4096, malloc(300));
    unsigned char w[257];
    mincore((void *)((size_t)q & ~4095UL), 257 * 4096, w);
    n = 0;
    for (int i = 0; i < 257; i++)
        n += w[i] & 1;
    printf("%d\n", n);
    free(p);
    p = calloc(1, 100000);
    mincore(pg, 20 * 4096, v);
    n = 0;
    for (int i = 0; i < 20; i++)
        n += v[i] & 1;
    printf("%d\n", n);
}
