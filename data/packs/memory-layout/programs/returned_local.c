#include <stdio.h>

int *squares(void)
{
    int array[3] = {1, 4, 9};
    int *result = array;
    return result;
}

int main(void)
{
    int *p = squares();
    printf("%d\n", p != NULL);
    return 0;
}
