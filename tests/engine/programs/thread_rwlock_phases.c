#define _GNU_SOURCE
#include <stdio.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>
#include <time.h>
static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t b;
static void *reader(void *x)
{
    printf("rd %s\n", strerrorname_np(pthread_rwlock_tryrdlock(&l)));
    pthread_barrier_wait(&b);
    pthread_barrier_wait(&b);
    printf("unlock %d\n", pthread_rwlock_unlock(&l));
    return x;
}
int main(void)
{
    pthread_t t;
    struct timespec ts = {1, 0};
    pthread_barrier_init(&b, NULL, 2);
    pthread_create(&t, NULL, reader, NULL);
    pthread_barrier_wait(&b);
    printf("trywr %s\n", strerrorname_np(pthread_rwlock_trywrlock(&l)));
    printf("timedwr %s\n", strerrorname_np(pthread_rwlock_timedwrlock(&l, &ts)));
    printf("rd %s\n", strerrorname_np(pthread_rwlock_rdlock(&l)));
    printf("rd2 %s\n", strerrorname_np(pthread_rwlock_rdlock(&l)));
    pthread_barrier_wait(&b);
    pthread_join(t, NULL);
    printf("u %d\n", pthread_rwlock_unlock(&l));
    printf("u %d\n", pthread_rwlock_unlock(&l));
    printf("wr %s\n", strerrorname_np(pthread_rwlock_wrlock(&l)));
    printf("wr again %s\n", strerrorname_np(pthread_rwlock_wrlock(&l)));
    printf("rd own %s\n", strerrorname_np(pthread_rwlock_rdlock(&l)));
    printf("timedrd %s\n", strerrorname_np(pthread_rwlock_timedrdlock(&l, &ts)));
    ts.tv_nsec = 1000000000;
    printf("bad %s\n", strerrorname_np(pthread_rwlock_timedrdlock(&l, &ts)));
    printf("u %d\n", pthread_rwlock_unlock(&l));
    printf("readers %u cur_writer %d\n", l.__data.__readers, l.__data.__cur_writer);
    printf("d %d\n", pthread_rwlock_destroy(&l));
    return 0;
}
