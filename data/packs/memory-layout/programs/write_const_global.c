#include <stdio.h>

const int limit = 10;

int main(void)
{
    int *p = (int *)&limit;
    *p = 11;
    printf("%d\n", limit);
    return 0;
}
