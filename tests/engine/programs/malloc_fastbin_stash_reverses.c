// topic: the rest of a fastbin moves to the tcache and comes back reversed
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *t[7], *f[6];
    for (int i = 0; i < 7; i++)
        t[i] = malloc(40);
    for (int i = 0; i < 6; i++)
        f[i] = malloc(40);
    for (int i = 0; i < 7; i++)
        free(t[i]);
    for (int i = 0; i < 6; i++)
        free(f[i]);
    for (int i = 0; i < 7; i++)
        malloc(40);
    for (int i = 0; i < 6; i++) {
        void *q = malloc(40);
        for (int j = 0; j < 6; j++)
            if (q == f[j])
                printf("%d ", j);
    }
    puts("");
}
