// topic: a top chunk that was made shorter by whole pages is freed
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *h = sbrk(0);
    size_t *a = malloc(24);
    a[3] = 0xd41;
    char *b = malloc(4000);
    printf("%td\n", b - (char *)a);
    printf("%lx %lx\n", a[3], a[4] & 0xfff);
}
