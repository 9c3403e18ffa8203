#include <stdlib.h>

int main(void)
{
    char *p = malloc(131072 + 1);
    p[0] = 1;
    return 0;
}
