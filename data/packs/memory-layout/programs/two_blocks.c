#include <stdlib.h>

int main(void)
{
    char *p = malloc(${small});
    char *q = malloc(${large});
    p[0] = q[0] = 1;
    return 0;
}
