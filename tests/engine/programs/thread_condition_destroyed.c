// topic: destroying a condition variable
// asks: The memory of the condition is overwritten as soon as pthread_cond_destroy returns. Is that safe?
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int left;

static void *wait_once(void *arg)
{
    pthread_mutex_lock(&mutex);
    pthread_cond_wait(&condition, &mutex);
    left++;
    pthread_mutex_unlock(&mutex);
    return arg;
}

int main(void)
{
    pthread_t threads[3];

    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, wait_once, NULL);
    usleep(20000);
    pthread_mutex_lock(&mutex);
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    printf("destroyed: %d\n", pthread_cond_destroy(&condition));
    memset(&condition, 0xff, sizeof condition);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    printf("left: %d\n", left);
    return 0;
}
