// topic: names of threads
// asks: prctl names the thread that calls it. What do the others and /proc say?
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>

static void *run(void *arg)
{
    char name[16];

    prctl(PR_SET_NAME, "a name that is far too long");
    prctl(PR_GET_NAME, name);
    printf("[%s]\n", name);
    pthread_getname_np(pthread_self(), name, sizeof name);
    printf("[%s]\n", name);
    return arg;
}

int main(void)
{
    pthread_t thread;
    char name[32] = "";

    prctl(PR_SET_NAME, "first");
    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    FILE *file = fopen("/proc/self/comm", "r");
    fgets(name, sizeof name, file);
    printf("[%.5s]\n", name);
    printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
    prctl(PR_SET_DUMPABLE, 0);
    printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
    printf("unknown %d", prctl(123456));
    printf(" %s\n", strerror(errno));
    printf("personality %#x", personality(0xffffffff));
    personality(ADDR_NO_RANDOMIZE);
    printf(" then %#x\n", personality(0xffffffff));
    return 0;
}
