// topic: an overflow of A's over the next header
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(2000), *b = malloc(100);
    memset(a, 'A', 2016);
    free(a);
    puts("a freed");
    free(b);
    puts("no");
}
