#include <stdio.h>

int main(void)
{
    const int limit = 10;
    int *p = (int *)&limit;
    *p = 11;
    printf("%d\n", *p);
    return 0;
}
