// topic: M_TRIM_THRESHOLD and M_TOP_PAD decide what free gives back
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    mallopt(M_TRIM_THRESHOLD, 4096 * 16);
    char *b = sbrk(0);
    char *p = malloc(100000);
    printf("%td\n", (char *)sbrk(0) - b);
    free(p);
    printf("%td\n", (char *)sbrk(0) - b);
    p = malloc(60000);
    char *q = malloc(60000);
    printf("%td\n", (char *)sbrk(0) - b);
    free(q);
    printf("%td\n", (char *)sbrk(0) - b);
    free(p);
    printf("%td\n", (char *)sbrk(0) - b);
    mallopt(M_TOP_PAD, 0);
    p = malloc(120000);
    printf("%td\n", (char *)sbrk(0) - b);
    free(p);
    printf("%td\n", (char *)sbrk(0) - b);
}
