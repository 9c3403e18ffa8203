// topic: how links and the key lie in freed blocks
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *h = sbrk(0);
    size_t *a = malloc(40), *b = malloc(40);
    free(a);
    printf("%d\n", a[0] == (size_t)a >> 12);
    free(b);
    printf("%d %d %d\n", (b[0] ^ ((size_t)b >> 12)) == (size_t)a, a[1] == b[1], a[1] != 0);
    size_t k = a[1];
    size_t *c = malloc(40);
    printf("%d %lx %d\n", c == b, c[1], c[0] == (((size_t)b >> 12) ^ (size_t)a));
}
