// topic: an ending thread finds its tcache damaged
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <pthread.h>

static void *work(void *argument)
{
    size_t *p = malloc(24), *q = malloc(24);
    free(p);
    free(q);
    q[0] = 0x18 ^ ((size_t)q >> 12);
    puts("w");
    return 0;
}
int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
    puts("no");
}
