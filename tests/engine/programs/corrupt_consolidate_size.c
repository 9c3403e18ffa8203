// topic: malloc_consolidate meets a wrong size
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *p[9];
    for (int i = 0; i < 9; i++)
        p[i] = malloc(40);
    malloc(10);
    for (int i = 0; i < 9; i++)
        free(p[i]);
    p[8][-1] = 0x61;
    malloc(2000);
    puts("no");
}
