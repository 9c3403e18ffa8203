#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

static void *run(void *arg)
{
    struct sched_param p;

    pthread_getschedparam(pthread_self(), arg, &p);
    return NULL;
}

static void make(const char *what, int policy, int priority, int inherit)
{
    struct sched_param p = {.sched_priority = priority};
    pthread_attr_t a;
    pthread_t t;

    pthread_attr_init(&a);
    printf("%s: inherit %s, ", what, strerrorname_np(pthread_attr_setinheritsched(&a, inherit)));
    printf("policy %s, ", strerrorname_np(pthread_attr_setschedpolicy(&a, policy)));
    printf("priority %s, ", strerrorname_np(pthread_attr_setschedparam(&a, &p)));
    int in_force = -1, rc = pthread_create(&t, &a, run, &in_force);
    if (rc == 0)
        pthread_join(t, NULL);
    printf("create %s, in force %d\n", strerrorname_np(rc), in_force);
}

int main(void)
{
    struct sched_param p = {.sched_priority = 0};

    make("ordinary", SCHED_OTHER, 0, PTHREAD_EXPLICIT_SCHED);
    make("ordinary, priority 1", SCHED_OTHER, 1, PTHREAD_EXPLICIT_SCHED);
    make("fifo, inherited", SCHED_FIFO, 10, PTHREAD_INHERIT_SCHED);
    make("fifo", SCHED_FIFO, 10, PTHREAD_EXPLICIT_SCHED);
    make("fifo, priority 0", SCHED_FIFO, 0, PTHREAD_EXPLICIT_SCHED);
    make("round robin 100", SCHED_RR, 100, PTHREAD_EXPLICIT_SCHED);
    make("batch", SCHED_BATCH, 0, PTHREAD_EXPLICIT_SCHED);
    make("neither", SCHED_OTHER, 0, 7);
    printf("batch %d, now %d\n", sched_setscheduler(0, SCHED_BATCH, &p), sched_getscheduler(0));
    make("inherits batch", SCHED_OTHER, 0, PTHREAD_INHERIT_SCHED);
    p.sched_priority = 100;
    int rc = sched_setscheduler(0, SCHED_FIFO, &p);
    printf("100: %d %s\n", rc, strerrorname_np(errno));
    p.sched_priority = 50;
    rc = sched_setscheduler(0, SCHED_FIFO, &p);
    printf("50: %d %s\n", rc, strerrorname_np(errno));
    rc = sched_setscheduler(0, SCHED_FIFO, NULL);
    printf("nothing: %d %s\n", rc, strerrorname_np(errno));
    rc = sched_getscheduler(-5);
    printf("-5: %d %s\n", rc, strerrorname_np(errno));
    rc = sched_getscheduler(99999999);
    printf("nobody: %d %s\n", rc, strerrorname_np(errno));
    return 0;
}
