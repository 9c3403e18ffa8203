#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

static pthread_attr_t attributes;

static void *run(void *unused)
{
    cpu_set_t set;

    pthread_getaffinity_np(pthread_self(), sizeof set, &set);
    printf("may run on %d, %d\n", CPU_COUNT(&set), CPU_ISSET(1, &set));
    return NULL;
}

static void try(const char *what, const cpu_set_t *set)
{
    pthread_t thread;

    printf("%s: %d", what, pthread_attr_setaffinity_np(&attributes, set ? sizeof *set : 0, set));
    int error = pthread_create(&thread, &attributes, run, NULL);
    printf(" %s\n", strerror(error));
    if (error == 0)
        pthread_join(thread, NULL);
}

int main(void)
{
    cpu_set_t set;

    pthread_attr_init(&attributes);
    CPU_ZERO(&set);
    try("none", &set);
    CPU_SET(1, &set);
    try("the second", &set);
    CPU_SET(500, &set);
    try("another that is not there", &set);
    CPU_CLR(1, &set);
    try("only that", &set);
    return pthread_attr_destroy(&attributes);
}
