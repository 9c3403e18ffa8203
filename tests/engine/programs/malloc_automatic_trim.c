// topic: the break falls when the end of the heap is freed
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *b = sbrk(0);
    char *p[8];
    for (int i = 0; i < 8; i++)
        p[i] = malloc(100000);
    printf("%td\n", (char *)sbrk(0) - b);
    for (int i = 7; i >= 0; i--) {
        free(p[i]);
        printf("%td ", (char *)sbrk(0) - b);
    }
    puts("");
}
