// topic: affinity
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sched.h>
static void *f(void *a) { cpu_set_t s; pthread_getaffinity_np(pthread_self(), sizeof s, &s); printf("%d %d\n", CPU_COUNT(&s), CPU_ISSET(0, &s)); return 0; }
int main(void) { pthread_attr_t a; pthread_attr_init(&a); cpu_set_t s; CPU_ZERO(&s); CPU_SET(0, &s); printf("%d\n", pthread_attr_setaffinity_np(&a, sizeof s, &s)); pthread_t t; pthread_create(&t, &a, f, 0); pthread_join(t, 0); return 0; }
