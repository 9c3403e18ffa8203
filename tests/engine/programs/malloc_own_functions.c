// topic: a program with malloc and free of its own: who in the C library calls them?
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Alignas(16) char pool[1 << 20];
static size_t used;
static int mallocs, frees, callocs, reallocs;

void *malloc(size_t size)
{
    size_t *block = (size_t *)(pool + used);

    mallocs++;
    used += (size + 31) & ~(size_t)15;
    block[0] = size;
    return block + 2;
}

void free(void *block)
{
    if (block)
        frees++;
}

void *calloc(size_t count, size_t size)
{
    callocs++;
    return memset(malloc(count * size), 0, count * size);
}

void *realloc(void *block, size_t size)
{
    void *moved = malloc(size);

    reallocs++;
    if (block)
        memcpy(moved, block, ((size_t *)block)[-2] < size ? ((size_t *)block)[-2] : size);
    return moved;
}

static void *nothing(void *argument) { return argument; }

static int by_value(const void *left, const void *right) { return *(int *)left - *(int *)right; }

static void say(const char *after)
{
    char line[80];
    int length = snprintf(line, sizeof line, "%-8s %d %d %d %d\n", after, mallocs, frees, callocs, reallocs);

    write(1, line, length);
}

int main(void)
{
    static int numbers[600];
    char *line = NULL;
    size_t room = 0;
    pthread_t thread;

    say("start");
    char *copy = strdup("hello");
    say("strdup");
    printf("%s from the pool: %d\n", copy, copy >= pool && copy < pool + sizeof pool);
    say("printf");
    fflush(stdout);
    FILE *file = fopen("/dev/null", "w");
    say("fopen");
    fputs(copy, file);
    say("fputs");
    fclose(file);
    say("fclose");
    pthread_create(&thread, NULL, nothing, NULL);
    pthread_join(thread, NULL);
    say("thread");
    getline(&line, &room, stdin);
    say("getline");
    asprintf(&line, "%d", 5);
    say("asprintf");
    setenv("NAME", "value", 1);
    say("setenv");
    qsort(numbers, 600, sizeof *numbers, by_value);
    say("qsort");
    return 0;
}
