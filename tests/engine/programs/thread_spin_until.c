// topic: waiting in a loop
// asks: Two loops wait for a flag, one for a signal, one for another thread that sleeps. Do they end?
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile int rang, stop;

static void ring(int signal)
{
    rang = signal;
}

static void *count(void *arg)
{
    unsigned long rounds = 0;
    while (!stop)
        rounds++;
    printf("counted: %d\n", rounds > 1000);
    return arg;
}

int main(void)
{
    pthread_t thread;

    signal(SIGALRM, ring);
    alarm(1);
    while (!rang)
        ;
    printf("signal %d\n", rang);
    pthread_create(&thread, NULL, count, NULL);
    sleep(1);
    stop = 1;
    pthread_join(thread, NULL);
    return 0;
}
