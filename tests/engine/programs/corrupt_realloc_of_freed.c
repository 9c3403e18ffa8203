// topic: realloc of a block that is in the tcache
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p = malloc(100);
    free(p);
    char *q = realloc(p, 50);
    printf("%d\n", q == p);
    char *r = malloc(100);
    printf("%d\n", r == p);
}
