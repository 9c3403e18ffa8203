// topic: a tcache list that leads round in circles
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *a = malloc(24), *p[10];
    for (int i = 0; i < 3; i++)
        p[i] = malloc(40);
    free(p[0]);
    free(p[1]);
    p[1][0] = (size_t)p[1] ^ ((size_t)p[1] >> 12);
    free(a);
    a[-1] = 0x31;
    free(a);
    puts("no");
}
