#include <pthread.h>
#include <stdio.h>

void *work(void *argument)
{
    int *borrowed = argument;
    *borrowed = 99;
    return NULL;
}

int main(void)
{
    pthread_t thread;
    int local = 1;
    pthread_create(&thread, NULL, work, &local);
    pthread_join(thread, NULL);
    printf("%d\n", local);
    return 0;
}
