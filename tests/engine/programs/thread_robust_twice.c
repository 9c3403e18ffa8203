#define _GNU_SOURCE
#include <stdio.h>
#include <pthread.h>
#include <string.h>
#include <errno.h>
static pthread_mutex_t m;
static int value;
static void *die(void *a) { pthread_mutex_lock(&m); value++; if (a) pthread_exit(a); return NULL; }
int main(void)
{
    pthread_mutexattr_t at;
    pthread_t t;
    pthread_mutexattr_init(&at);
    pthread_mutexattr_setrobust(&at, PTHREAD_MUTEX_ROBUST);
    pthread_mutexattr_settype(&at, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&m, &at);
    printf("kind %d\n", m.__data.__kind);
    pthread_create(&t, NULL, die, NULL);
    pthread_join(t, NULL);
    int rc = pthread_mutex_trylock(&m);
    printf("%s value %d\n", strerrorname_np(rc), value);
    printf("%s\n", strerrorname_np(pthread_mutex_lock(&m)));
    printf("consistent %d %s\n", pthread_mutex_consistent(&m), strerrorname_np(pthread_mutex_consistent(&m)));
    printf("unlock %d\n", pthread_mutex_unlock(&m));
    pthread_create(&t, NULL, die, &m);
    pthread_join(t, NULL);
    printf("%s\n", strerrorname_np(pthread_mutex_lock(&m)));
    printf("unlock inconsistent %d\n", pthread_mutex_unlock(&m));
    printf("%s\n", strerrorname_np(pthread_mutex_lock(&m)));
    printf("%s\n", strerrorname_np(pthread_mutex_trylock(&m)));
    printf("%s\n", strerrorname_np(pthread_mutex_consistent(&m)));
    printf("destroy %s\n", strerrorname_np(pthread_mutex_destroy(&m)));
    return 0;
}
