#define _GNU_SOURCE
#include <stdio.h>
#include <pthread.h>
#include <stdlib.h>
#include <ucontext.h>
static __thread ucontext_t m, c;
static pthread_mutex_t mu = PTHREAD_MUTEX_INITIALIZER;
static int total;
static void f(int n) {
    for (int i = 0; i < 3; i++) {
        pthread_mutex_lock(&mu);
        total += n;
        pthread_mutex_unlock(&mu);
        sched_yield();
        swapcontext(&c, &m);
    }
}
static void *w(void *a) {
    char *st = malloc(32768);
    getcontext(&c);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = 32768;
    c.uc_link = &m;
    makecontext(&c, (void (*)(void))f, 1, (int)(long)a);
    for (int i = 0; i < 4; i++)
        swapcontext(&m, &c);
    free(st);
    return (void *)1;
}
int main(void) {
    pthread_t t[3];
    for (long i = 0; i < 3; i++)
        pthread_create(t + i, 0, w, (void *)(i + 1));
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], 0);
    printf("%d\n", total);
    return 0;
}
