// topic: pthread_once and cancellation
// asks: The first thread is cancelled inside the routine. Does the second one run it again?
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int calls;

static void prepare(void)
{
    printf("call %d\n", ++calls);
    if (calls == 1)
        pause();
}

static void *run(void *arg)
{
    pthread_once(&once, prepare);
    return arg;
}

int main(void)
{
    pthread_t first, second;
    void *value;

    pthread_create(&first, NULL, run, NULL);
    usleep(10000);
    pthread_create(&second, NULL, run, NULL);
    pthread_cancel(first);
    pthread_join(first, &value);
    printf("cancelled: %d\n", value == PTHREAD_CANCELED);
    pthread_join(second, &value);
    printf("cancelled: %d\n", value == PTHREAD_CANCELED);
    return 0;
}
