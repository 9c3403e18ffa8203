#include <stdlib.h>

int main(void)
{
    int before = 0;
    char *p = malloc(10);
    *p = before;
    return 0;
}
