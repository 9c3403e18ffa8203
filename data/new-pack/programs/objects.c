#include <stdio.h>
#include <stdlib.h>

int limit = 10;
int total;

static int add(int amount)
{
    static int calls;
    calls++;
    total += amount;
    return calls;
}

int main(void)
{
    const char *name = "box";
    int *block = malloc(4 * sizeof *block);
    block[0] = add(3);
    block[1] = add(limit);
    printf("%s %d\n", name, total);
    free(block);
    return 0;
}
