// topic: a pointer to a local variable of a thread that has ended
// asks: The memory is still mapped. What has become of the 77, and of the larger array?
#include <pthread.h>
#include <stdio.h>

static int *volatile number;
static long *volatile numbers;

static void *shallow(void *arg)
{
    int local = 77;
    number = &local;
    return arg;
}

static void *deep(void *arg)
{
    long local[40];
    for (int i = 0; i < 40; i++)
        local[i] = 1000 + i;
    numbers = local;
    return arg;
}

int main(void)
{
    pthread_t thread;
    int kept = 0;

    pthread_create(&thread, NULL, shallow, NULL);
    pthread_join(thread, NULL);
    printf("%d\n", *number);
    pthread_create(&thread, NULL, deep, NULL);
    pthread_join(thread, NULL);
    for (int i = 0; i < 40; i++)
        kept += numbers[i] == 1000 + i;
    printf("%d of 40, one is %ld\n", kept, numbers[35]);
    return 0;
}
