#include <stdlib.h>

int main(void)
{
    int *a = malloc(40);
    int *old = a;
    *a = 5;
    free(a);
    int *b = malloc(40);
    return b == old;
}
