#include <stdlib.h>

int numbers[4] = {1, 2, 3, 4};

int main(void)
{
    int local = 5;
    const void *p = NULL;
    p = &local;
    p = numbers;
    p = malloc(10);
    p = malloc(1024 * 1024);
    p = "done";
    p = main;
    return p == NULL;
}
