// topic: what functions know of a thread that was joined
// asks: Which of them notice that the thread is gone?
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

static void *run(void *arg)
{
    return arg;
}

int main(void)
{
    pthread_t thread;
    char name[16];

    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    printf("kill %d\n", pthread_kill(thread, SIGUSR1));
    printf("cancel %d\n", pthread_cancel(thread));
    printf("join %d\n", pthread_join(thread, NULL));
    printf("detach %d\n", pthread_detach(thread));
    printf("name %d\n", pthread_getname_np(thread, name, sizeof name));
    return 0;
}
