#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

_Thread_local int set = 1;
_Thread_local int unset;
static int shared;

int count(void)
{
    static _Thread_local int calls;
    static int all_calls;
    calls++;
    return ++all_calls;
}

void *work(void *unused)
{
    int local = count();
    int *mine = &set;
    shared = *mine + local;
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    int *error = &errno;
    *error = unset + count();
    return 0;
}
