#include <pthread.h>
#include <stdio.h>

_Thread_local int own = 1;
int shared = 1;

void *work(void *unused)
{
    int local = 5;
    own = own + 10;
    shared = shared + 10;
    printf("thread: own %d, shared %d, local %d\n", own, shared, local);
    return unused;
}

int main(void)
{
    pthread_t thread;
    own = 7;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("main: own %d, shared %d\n", own, shared);
    return 0;
}
