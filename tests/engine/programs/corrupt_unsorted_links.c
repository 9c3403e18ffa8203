// topic: a use after free writes the links of an unsorted chunk
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000), *b = malloc(10);
    free(a);
    a[0] = 0;
    malloc(3000);
    puts("no");
}
