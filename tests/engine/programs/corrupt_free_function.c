// topic: freeing a function
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    puts("x");
    free((void *)main);
    puts("no");
}
