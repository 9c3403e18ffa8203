// topic: prev_size behind an unsorted chunk
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000), *b = malloc(10);
    free(a);
    b[-2] = 0x100;
    malloc(3000);
    puts("no");
}
