#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p = malloc(1024 * 1024);
    if (p == NULL)
        return 1;
    p[0] = 42;
    printf("%d\n", p[0]);
    free(p);
    return 0;
}
