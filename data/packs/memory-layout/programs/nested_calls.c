#include <stdio.h>

int total = 0;

void inner(int depth)
{
    int in_inner = depth;
    total += in_inner;
}

void outer(void)
{
    int in_outer = 1;
    inner(in_outer + 1);
    total += in_outer;
}

int main(void)
{
    int in_main = 0;
    outer();
    printf("%d %d\n", in_main, total);
    return 0;
}
