// topic: how the arena of a thread grows and shrinks
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <pthread.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

static void *work(void *argument)
{
    char *f = malloc(24);
    for (int i = 0; i < 5; i++) {
        char *p = malloc(100000);
        printf("%td %lx\n", p - f, head(p));
    }
    void *q[3];
    for (int i = 0; i < 3; i++) {
        q[i] = malloc(120000);
    }
    for (int i = 2; i >= 0; i--)
        free(q[i]);
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu %zu\n", m.arena, m.uordblks, m.keepcost);
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
    malloc_stats();
}
