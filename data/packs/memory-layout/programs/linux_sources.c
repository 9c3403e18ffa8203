#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

int *from_thread;

void *work(void *unused)
{
    from_thread = malloc(sizeof *from_thread);
    *from_thread = 1;
    return unused;
}

int main(int argc, char **argv)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    int *small = malloc(sizeof *small);
    int *large = malloc(50000 * sizeof *large);
    int (*print)(const char *, ...) = printf;
    int (*begin)(int, char **) = main;
    *small = large[0] = *from_thread;
    print("%s %d\n", argv[argc - 1], begin != NULL);
    return 0;
}
