// topic: malloc_trim drops whole pages inside free chunks
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <malloc.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *b = sbrk(0);
    char *p = malloc(100000);
    char *q = malloc(24);
    memset(p, 'a', 100000);
    free(p);
    printf("%d\n", malloc_trim(0));
    printf("%td\n", (char *)sbrk(0) - b);
    printf("%d %d\n", p[20], p[50000]);
    printf("%d\n", malloc_trim(0));
    free(q);
    printf("%d\n", malloc_trim(1 << 20));
    printf("%td\n", (char *)sbrk(0) - b);
}
