// topic: the arena of another thread
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <pthread.h>

static size_t head(void *block)
{
    return ((size_t *)block)[-1];
}

static void *work(void *argument)
{
    char *p = malloc(24);
    printf("%lx %lx\n", head(p), (size_t)p & 0xffffff);
    char *q = malloc(24);
    printf("%td\n", q - p);
    free(p);
    char *r = malloc(24);
    printf("%d\n", r == p);
    char *b = malloc(200000);
    printf("%lx\n", head(b));
    b = malloc(100000);
    printf("%lx %td\n", head(b), b - q);
    return 0;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    malloc(1);
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
}
