#include <stdlib.h>

int main(void)
{
    char *block = malloc(${size});
    block[0] = 1;
    free(block);
    return 0;
}
