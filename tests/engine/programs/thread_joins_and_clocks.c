// topic: timed waits that get no time or an odd clock
// asks: Which calls wait for ever, and which refuse?
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static void *run(void *arg)
{
    usleep(10000);
    return arg;
}

int main(void)
{
    pthread_t thread;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    struct timespec past = {0, 0}, wrong = {0, -1};
    void *value;

    pthread_create(&thread, NULL, run, &thread);
    printf("odd clock: %d\n", pthread_clockjoin_np(thread, NULL, CLOCK_MONOTONIC_RAW, &past));
    printf("no nanoseconds: %d\n", pthread_timedjoin_np(thread, NULL, &wrong));
    printf("past: %d\n", pthread_clockjoin_np(thread, NULL, CLOCK_MONOTONIC, &past));
    printf("no time: %d, ", pthread_timedjoin_np(thread, &value, NULL));
    printf("value %d\n", value == &thread);
    printf("mutex, odd clock: %d\n", pthread_mutex_clocklock(&mutex, CLOCK_BOOTTIME, &past));
    printf("mutex, past: %d\n", pthread_mutex_clocklock(&mutex, CLOCK_REALTIME, &past));
    return 0;
}
