#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void handler(int sig)
{
    (void)sig;
    usleep(300000); /* longer than the lock is waited for */
}

static void *reader(void *arg)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 200000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    int rc = pthread_rwlock_timedrdlock(&lock, &until);
    printf("%s\n", rc == 0 ? "got it, although late" : rc == ETIMEDOUT ? "timed out" : "error");
    return arg;
}

int main(void)
{
    pthread_t t;

    signal(SIGUSR1, handler);
    pthread_rwlock_wrlock(&lock);
    pthread_create(&t, NULL, reader, NULL);
    usleep(50000);
    pthread_kill(t, SIGUSR1);
    usleep(50000);
    pthread_rwlock_unlock(&lock);
    pthread_join(t, NULL);
    return 0;
}
