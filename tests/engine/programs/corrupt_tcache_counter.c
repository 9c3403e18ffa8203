// topic: a counter without entries
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(24);
    uint16_t *c = (uint16_t *)((char *)a - 0x290);
    c[0] = 3;
    puts("x");
    malloc(24);
    puts("no");
}
