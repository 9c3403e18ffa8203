#define _GNU_SOURCE
#include <stdio.h>
#include <pthread.h>
#include <ucontext.h>
static char st[65536];
static void f(void) {
    pthread_exit((void *)9);
}
static void *w(void *a) {
    ucontext_t m, c;
    getcontext(&c);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = sizeof st;
    c.uc_link = &m;
    makecontext(&c, f, 0);
    swapcontext(&m, &c);
    return (void *)1;
}
int main(void) {
    pthread_t t;
    void *r;
    pthread_create(&t, 0, w, 0);
    pthread_join(t, &r);
    printf("%ld\n", (long)r);
    return 0;
}
