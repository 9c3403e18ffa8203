#include <stdio.h>

int *make(void)
{
    static int kept = 1;
    return &kept;
}

int main(void)
{
    int *p = make();
    *p = 8;
    printf("%d\n", *make());
    return 0;
}
