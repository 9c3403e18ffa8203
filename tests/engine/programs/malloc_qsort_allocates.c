// topic: qsort of a large array allocates
#include <stdio.h>
#include <stdlib.h>

int cmp(const void *a, const void *b)
{
    return *(int *)a - *(int *)b;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(24);
    static int v[1000];
    for (int i = 0; i < 1000; i++)
        v[i] = (i * 7919) % 1000;
    qsort(v, 1000, 4, cmp);
    char *b = malloc(4000);
    printf("%td %d\n", b - a, v[500]);
    static int w[100];
    qsort(w, 100, 4, cmp);
    char *c = malloc(24);
    printf("%td\n", c - b);
}
