// topic: writing the heads of the tcache structure
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    static size_t g[8];
    char *a = malloc(24);
    size_t *e = (size_t *)((char *)a - 0x290 + 0x80);
    uint16_t *c = (uint16_t *)((char *)a - 0x290);
    e[3] = ((size_t)g + 15) & ~15UL;
    c[3] = 1;
    size_t *q = malloc(72);
    printf("%d\n", (size_t)q == (((size_t)g + 15) & ~15UL));
}
