#include <stdio.h>

int main(void)
{
    int *kernel = (int *)0xffff800000000000;
    int value = *kernel;
    printf("%d\n", value);
    return 0;
}
