#include <stdio.h>

int next(void)
{
    static int number = 10;
    number = number + 1;
    return number;
}

int main(void)
{
    next();
    next();
    int last = next();
    printf("%d\n", last);
    return 0;
}
