#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#define N 3
static ucontext_t sched, task[N];
static int done[N], current;
static void yield_(void) {
    swapcontext(&task[current], &sched);
}
static void work(void) {
    int me = current;
    for (int i = 0; i < me + 2; i++) {
        printf("task %d step %d\n", me, i);
        yield_();
    }
    done[me] = 1;
}
int main(void) {
    for (int i = 0; i < N; i++) {
        getcontext(&task[i]);
        task[i].uc_stack.ss_sp = malloc(32768);
        task[i].uc_stack.ss_size = 32768;
        task[i].uc_link = &sched;
        makecontext(&task[i], work, 0);
    }
    int left = N;
    while (left) {
        left = 0;
        for (current = 0; current < N; current++)
            if (!done[current]) {
                swapcontext(&sched, &task[current]);
                left += !done[current];
            }
    }
    puts("all done");
    return 0;
}
