// topic: a double free in a fastbin with another block between
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p[9];
    for (int i = 0; i < 9; i++)
        p[i] = malloc(50);
    for (int i = 0; i < 7; i++)
        free(p[i]);
    free(p[7]);
    free(p[8]);
    free(p[7]);
    for (int i = 0; i < 7; i++)
        malloc(50);
    char *a = malloc(50), *b = malloc(50), *c = malloc(50);
    printf("%d %d\n", a == c, b == p[8]);
    printf("%d %d\n", a == p[7], b == a);
}
