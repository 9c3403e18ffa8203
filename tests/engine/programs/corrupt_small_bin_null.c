// topic: a null pointer in a small bin
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *p[8];
    for (int i = 0; i < 8; i++) {
        p[i] = malloc(200);
        malloc(10);
    }
    for (int i = 0; i < 8; i++)
        free(p[i]);
    malloc(2000);
    p[7][1] = 0;
    for (int i = 0; i < 7; i++)
        malloc(200);
    puts("x");
    malloc(200);
    puts("no");
}
