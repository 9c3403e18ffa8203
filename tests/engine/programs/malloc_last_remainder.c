// topic: consecutive small requests are cut from one piece
#include <stdio.h>
#include <stdlib.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(3000);
    malloc(24);
    free(a);
    for (int i = 0; i < 8; i++) {
        char *q = malloc(100 + 16 * i);
        printf("%td %lx\n", q - a, head(q));
    }
}
