// topic: memory that the program itself took from the break
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <malloc.h>
#include <unistd.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p = malloc(100);
    char *mine = sbrk(1000);
    strcpy(mine, "mine");
    char *q = malloc(130000), *r = malloc(100000);
    printf("%td %td %s\n", q - p, r - mine, mine);
    printf("%lx %lx\n", head(r), (size_t)r % 16);
    free(q);
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu\n", m.arena, m.ordblks);
}
