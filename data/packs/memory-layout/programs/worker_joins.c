#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

int *result;

void *work(void *unused)
{
    int local = 20;
    result = malloc(sizeof *result);
    *result = local + 1;
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    int waiting = 1;
    pthread_join(thread, NULL);
    printf("%d\n", *result + waiting);
    free(result);
    return 0;
}
