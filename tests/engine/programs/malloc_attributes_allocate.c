// topic: pthread_getattr_np allocates
// asks: Which blocks lie between two small ones, in the main thread and in another?
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *measure(void *arg)
{
    pthread_attr_t attributes;
    char *first = malloc(24);

    pthread_getattr_np(pthread_self(), &attributes);
    char *small = malloc(24), *middle = malloc(140), *large = malloc(1000);
    printf("%td %td %td\n", small - first, middle - small, large - middle);
    pthread_attr_destroy(&attributes);
    printf("%td\n", (char *)malloc(140) - first);
    return arg;
}

int main(void)
{
    pthread_t thread;

    setvbuf(stdout, NULL, _IONBF, 0);
    measure(NULL);
    pthread_create(&thread, NULL, measure, NULL);
    pthread_join(thread, NULL);
    return 0;
}
