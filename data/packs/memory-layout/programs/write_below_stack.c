#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int local = 0;
    printf("counter: ");
    int *counter = malloc(60000 * sizeof *counter);
    counter[59999] = 7;
    for (int i = 1000; i < 30000; i++)
        *(&local - i) = 0;
    printf("%d\n", counter[59999]);
    return 0;
}
