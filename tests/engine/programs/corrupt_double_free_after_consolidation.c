// topic: a fastbin chunk freed again after it has been merged
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p[8];
    for (int i = 0; i < 8; i++)
        p[i] = malloc(50);
    for (int i = 0; i < 8; i++)
        free(p[i]);
    malloc(5000);
    free(p[7]);
    puts("no");
}
