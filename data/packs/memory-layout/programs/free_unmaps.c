#include <stdlib.h>

int main(void)
{
    char *p = malloc(1024 * 1024);
    p[0] = 1;
    free(p);
    p[0] = 2;
    return 0;
}
