// topic: the list of sizes of a large bin
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(2000);
    malloc(10);
    size_t *b = malloc(2032);
    malloc(10);
    free(a);
    malloc(4000);
    a[3] = (size_t)b;
    free(b);
    malloc(4000);
    puts("no");
}
