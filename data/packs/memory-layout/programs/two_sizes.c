#include <stdlib.h>

int main(void)
{
    char *small = malloc(100 * 1024);
    char *large = malloc(200 * 1024);
    small[0] = large[0] = 1;
    return 0;
}
