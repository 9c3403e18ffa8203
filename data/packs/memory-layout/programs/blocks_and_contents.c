#include <stdlib.h>

int main(void)
{
    int *a = malloc(24);
    int *b = calloc(6, sizeof *b);
    a[0] = 1;
    b[0] = 2;
    free(a);
    int *c = malloc(20);
    c[0] = 3;
    return a == c;
}
