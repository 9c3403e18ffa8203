#include <stdlib.h>

int main(void)
{
    char *small = malloc(24);
    int *clean = calloc(4, sizeof *clean);
    char *large = malloc(200000);
    small[0] = 'x';
    clean[1] = -1;
    large[0] = 'y';
    return 0;
}
