// topic: read is a cancellation point
// asks: One thread waits for a pipe that nobody fills, one writes for ever. What ends them?
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int ends[2];

static void cleanup(void *name)
{
    printf("cleanup of the %s\n", (char *)name);
}

static void *reader(void *arg)
{
    char byte;
    pthread_cleanup_push(cleanup, "reader");
    read(ends[0], &byte, 1);
    printf("not reached\n");
    pthread_cleanup_pop(0);
    return arg;
}

static void *buffered_reader(void *stream)
{
    return (void *)(long)fgetc(stream);
}

static void *writer(void *arg)
{
    pthread_cleanup_push(cleanup, "writer");
    for (;;)
        write(1, "", 0);
    pthread_cleanup_pop(0);
    return arg;
}

int main(void)
{
    void *(*bodies[])(void *) = {reader, buffered_reader, writer};

    setvbuf(stdout, NULL, _IONBF, 0);
    pipe(ends);
    FILE *stream = fdopen(ends[0], "r");
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        void *value;
        pthread_create(&thread, NULL, bodies[i], stream);
        usleep(10000);
        pthread_cancel(thread);
        pthread_join(thread, &value);
        printf("cancelled: %d\n", value == PTHREAD_CANCELED);
    }
    return 0;
}
