// topic: the tcache leads to memory that is not there
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(40), *b = malloc(40);
    free(a);
    free(b);
    b[0] = 0x123450UL ^ ((size_t)b >> 12);
    malloc(40);
    puts("one");
    malloc(40);
    puts("no");
}
