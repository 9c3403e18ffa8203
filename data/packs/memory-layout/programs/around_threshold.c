#include <stdlib.h>

int main(void)
{
    char *a = malloc(100 * 1024);
    char *b = malloc(127 * 1024);
    char *c = malloc(129 * 1024);
    char *d = malloc(1024 * 1024);
    a[0] = b[0] = c[0] = d[0] = 1;
    return 0;
}
