#include <pthread.h>

_Thread_local int own = ${start};
int shared = ${start};

void *work(void *unused)
{
    own += ${first};
    shared += ${first};
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    own += ${second};
    shared += ${second};
    return own;
}
