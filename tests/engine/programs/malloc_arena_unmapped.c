// topic: areas that become empty are unmapped
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <pthread.h>

static void *work(void *argument)
{
    static char *p[700];
    int n = 0;
    size_t first = 0;
    for (; n < 700; n++) {
        p[n] = malloc(100000);
        size_t ar = (size_t)p[n] & ~0x3ffffffUL;
        if (!first)
            first = ar;
        if (ar != first)
            break;
    }
    struct mallinfo2 m = mallinfo2();
    printf("%d %zu\n", n, m.arena);
    free(p[n]);
    m = mallinfo2();
    printf("%zu\n", m.arena);
    for (int i = n - 1; i >= n - 5; i--) {
        free(p[i]);
        m = mallinfo2();
        printf("%zu %zu\n", m.arena, m.keepcost);
    }
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
}
