// topic: an ending thread empties its tcache into the bins
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <malloc.h>
#include <pthread.h>

char *p[7];
static void *work(void *argument)
{
    for (int i = 0; i < 7; i++)
        free(p[i]);
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    for (int i = 0; i < 7; i++) {
        p[i] = malloc(40);
    }
    malloc(1);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
    struct mallinfo2 m = mallinfo2();
    printf("%zu %zu\n", m.smblks, m.fsmblks);
    void *q = malloc(40);
    for (int i = 0; i < 7; i++)
        if (q == p[i])
            printf("%d\n", i);
    m = mallinfo2();
    printf("%zu\n", m.smblks);
}
