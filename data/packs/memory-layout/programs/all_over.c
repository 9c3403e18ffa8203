#include <pthread.h>
#include <stdlib.h>

int set = 1;
int unset;
const int fixed = 2;
_Thread_local int own = 3;

void *work(void *argument)
{
    int in_thread = 4;
    own = in_thread + *(int *)argument;
    return NULL;
}

int main(int argc, char **argv)
{
    int in_main = 5;
    int *block = malloc(sizeof *block);
    *block = fixed + set + unset + own + argv[0][0] + argc;
    pthread_t thread;
    pthread_create(&thread, NULL, work, &in_main);
    pthread_join(thread, NULL);
    free(block);
    return 0;
}
