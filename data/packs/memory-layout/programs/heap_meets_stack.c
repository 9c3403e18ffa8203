#include <stdlib.h>

int main(void)
{
    char *block = NULL;
    for (int i = 0; i < 200; i++) {
        block = malloc(4096);
        if (block == NULL)
            return 2;
    }
    return 0;
}
