#include <stdlib.h>

int counter;

int main(void)
{
    int local = 1;
    char *small = malloc(${size});
    char *large = malloc(1 << 20);
    small[0] = large[0] = local;
    counter = local;
    return 0;
}
