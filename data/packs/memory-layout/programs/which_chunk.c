#include <stdlib.h>

int main(void)
{
    char *a = malloc(40);
    char *b = malloc(100);
    char *c = malloc(40);
    char *d = malloc(40);
    free(a);
    free(c);
    free(b);
    char *e = malloc(35);
    char *f = malloc(200);
    e[0] = f[0] = d[0];
    return 0;
}
