// topic: in which order a small bin and its stash come back
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p[20];
    for (int i = 0; i < 20; i++) {
        p[i] = malloc(300);
        malloc(24);
    }
    for (int i = 0; i < 20; i++)
        free(p[i]);
    malloc(4000);
    for (int i = 0; i < 20; i++) {
        char *q = malloc(300);
        for (int j = 0; j < 20; j++)
            if (q == p[j])
                printf("%d ", j);
    }
    puts("");
}
