// topic: the size of an unsorted chunk is too small
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000);
    malloc(10);
    free(a);
    a[-1] = 0x11;
    malloc(3000);
    puts("no");
}
