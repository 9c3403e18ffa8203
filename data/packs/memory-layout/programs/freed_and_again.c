#include <stdlib.h>

int main(void)
{
    char *first = malloc(200000);
    free(first);
    char *second = malloc(200000);
    second[0] = 1;
    return 0;
}
