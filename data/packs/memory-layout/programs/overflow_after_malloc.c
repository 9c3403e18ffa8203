#include <stdio.h>
#include <stdlib.h>

int depth(int n)
{
    char frame[60000];
    frame[0] = (char)n;
    return depth(n + 1) + frame[0];
}

int main(void)
{
    char *block = malloc(1000);
    block[0] = 1;
    printf("going down\n");
    int reached = depth(0);
    free(block);
    return reached;
}
