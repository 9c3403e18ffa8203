#include <pthread.h>

_Thread_local int own = 1;
int shared = 1;

void *work(void *unused)
{
    own = own + 1;
    shared = shared + 1;
    return unused;
}

int main(void)
{
    pthread_t thread;
    own = 10;
    shared = 10;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    return own + shared;
}
