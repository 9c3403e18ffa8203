// topic: an arena of 64 MiB is full and goes on in another one
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <pthread.h>

static void *work(void *argument)
{
    char *p = 0;
    int n = 0;
    size_t first = 0;
    for (int i = 0; i < 700; i++) {
        p = malloc(100000);
        size_t ar = (size_t)p & ~0x3ffffffUL;
        if (!first)
            first = ar;
        if (ar != first) {
            printf("%d %lx\n", i, (size_t)p & 0x3ffffff);
            size_t *h = (size_t *)ar;
            printf("%d %d\n", h[1] == first, h[0] == first + 0x30);
            break;
        }
    }
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu\n", m.arena, m.keepcost);
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
}
