// topic: which of several free chunks serves a request
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *p[6];
    size_t s[] = {4000, 2500, 3100, 2000, 9000, 2600};
    for (int i = 0; i < 6; i++) {
        p[i] = malloc(s[i]);
        malloc(24);
    }
    for (int i = 0; i < 6; i++)
        free(p[i]);
    size_t r[] = {2550, 2400, 3000, 2000, 5000, 100, 100, 100};
    for (int k = 0; k < 8; k++) {
        char *q = malloc(r[k]);
        for (int j = 0; j < 6; j++)
            if (q >= p[j] && q < p[j] + s[j])
                printf("%zu in %d at %td\n", r[k], j, q - p[j]);
    }
}
