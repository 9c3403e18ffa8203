// topic: a thread's block that says it is main's
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <pthread.h>

static void *work(void *argument)
{
    size_t *p = malloc(3000), *q = malloc(24);
    p[-1] &= ~4;
    free(p);
    puts("no");
    return 0;
}
int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    pthread_join(t, 0);
    puts("end");
}
