// topic: the list of sizes in a large bin, and the order in which it serves
#include <stdio.h>
#include <stdlib.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    size_t *p[5];
    size_t s[] = {1100, 1130, 1090, 1104, 1500};
    for (int i = 0; i < 5; i++) {
        p[i] = malloc(s[i]);
        malloc(24);
    }
    for (int i = 0; i < 5; i++)
        free(p[i]);
    malloc(5000);
    for (int i = 0; i < 5; i++) {
        printf("%d:", i);
        for (int k = 0; k < 4; k++) {
            int f = -1;
            for (int j = 0; j < 5; j++)
                if (p[i][k] == (size_t)p[j] - 16)
                    f = j;
            printf(" %d", f);
        }
        puts("");
    }
    for (int n = 0; n < 5; n++) {
        size_t *q = malloc(1090);
        for (int j = 0; j < 5; j++)
            if (q == p[j])
                printf("got %d %lx\n", j, head(q));
    }
}
