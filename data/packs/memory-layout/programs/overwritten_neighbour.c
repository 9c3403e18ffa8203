#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *name = malloc(24);
    int *age = malloc(24);
    *age = 30;
    memset(name, 'A', 24);
    memset(name, 'B', 32);
    memset(name, 'C', 36);
    return *age;
}
