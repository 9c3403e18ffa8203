// topic: calloc leaves the tcache alone but fills it
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *t[7], *f[5];
    for (int i = 0; i < 7; i++)
        t[i] = malloc(40);
    for (int i = 0; i < 5; i++)
        f[i] = malloc(40);
    for (int i = 0; i < 7; i++)
        free(t[i]);
    for (int i = 0; i < 5; i++)
        free(f[i]);
    for (int i = 0; i < 3; i++)
        malloc(40);
    printf("%zu\n", mallinfo2().smblks);
    void *c = calloc(1, 40);
    printf("%zu\n", mallinfo2().smblks);
    for (int i = 0; i < 8; i++) {
        void *q = malloc(40);
        int k = -1;
        for (int j = 0; j < 5; j++)
            if (q == f[j])
                k = j;
        for (int j = 0; j < 7; j++)
            if (q == t[j])
                k = 10 + j;
        printf("%d ", k);
    }
    puts("");
}
