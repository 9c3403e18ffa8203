#include <stdio.h>

int depth(int n)
{
    char frame[4000];
    frame[0] = (char)n;
    return depth(n + 1) + frame[0];
}

int main(void)
{
    int *on_heap = NULL;
    printf("%d\n", depth(0));
    return on_heap != NULL;
}
