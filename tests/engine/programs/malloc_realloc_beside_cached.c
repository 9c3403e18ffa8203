// topic: a cached neighbour cannot be joined
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(100), *b = malloc(100), *c = malloc(24);
    free(b);
    char *d = realloc(a, 150);
    printf("%d %td\n", d == a, d - a);
    char *e = malloc(100);
    printf("%d %d\n", e == a, e == b);
}
