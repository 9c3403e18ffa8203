// topic: 3,000 random calls
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    void *p[64] = {0};
    unsigned x = 7;
    for (int i = 0; i < 3000; i++) {
        x = x * 1664525 + 1013904223;
        int k = x >> 26;
        if (p[k]) {
            free(p[k]);
            p[k] = 0;
        } else
            p[k] = malloc((x >> 8) % 2000);
    }
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu %zu %zu %zu %zu\n", m.arena, m.ordblks, m.smblks, m.uordblks, m.fordblks,
           m.keepcost);
    size_t h = 0;
    for (int i = 0; i < 64; i++)
        h = h * 31 + (p[i] ? (char *)p[i] - (char *)sbrk(0) + m.arena : 0);
    printf("%lu\n", h);
}
