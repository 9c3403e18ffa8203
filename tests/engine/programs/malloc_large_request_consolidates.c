// topic: a large request merges the fastbin chunks
#include <stdio.h>
#include <stdlib.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *t[7], *f[4];
    for (int i = 0; i < 7; i++)
        t[i] = malloc(56);
    for (int i = 0; i < 4; i++)
        f[i] = malloc(56);
    malloc(24);
    for (int i = 0; i < 7; i++)
        free(t[i]);
    for (int i = 0; i < 4; i++)
        free(f[i]);
    printf("%lx\n", head((char *)f[3] + 64));
    char *q = malloc(1500);
    printf("%lx\n", head((char *)f[3] + 64));
    char *r = malloc(200);
    printf("%td\n", r - (char *)f[0]);
}
