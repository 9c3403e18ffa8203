// topic: attribute mask
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <signal.h>
static void *f(void *a) { sigset_t s; pthread_sigmask(0, 0, &s); printf("%d %d\n", sigismember(&s, SIGUSR1), sigismember(&s, SIGUSR2)); return 0; }
int main(void) { pthread_attr_t a; pthread_attr_init(&a); sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR1); printf("%d\n", pthread_attr_setsigmask_np(&a, &s)); pthread_t t; pthread_create(&t, &a, f, 0); pthread_join(t, 0); printf("%d\n", pthread_attr_getsigmask_np(&a, &s)); return 0; }
