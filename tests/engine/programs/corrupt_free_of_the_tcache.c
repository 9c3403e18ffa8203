// topic: freeing the tcache structure itself
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(24);
    free(a - 0x290);
    char *b = malloc(0x280);
    printf("%d\n", b == a - 0x290);
}
