#include <stdio.h>
#include <stdlib.h>

int table[1000];

int main(void)
{
    int sum = 0;
    for (int i = 0; i < 1000; i++)
        sum += table[i];
    printf("%d\n", sum);
    return 0;
}
