#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

int *box;

void *work(void *unused)
{
    box = malloc(sizeof *box);
    *box = 11;
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    printf("%d\n", *box);
    free(box);
    return 0;
}
