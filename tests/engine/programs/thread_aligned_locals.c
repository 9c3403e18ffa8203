#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static _Thread_local char small = 3;
static _Thread_local struct { char bytes[512]; } __attribute__((aligned(512))) aligned = {{1}};
static _Thread_local int last = 5;

static void show(const char *who)
{
    long self = (long)pthread_self();

    printf("%s: %ld %ld %ld, errno %ld, aligned %d %d, values %d %d %d\n", who, self - (long)&small,
           self - (long)&aligned, self - (long)&last, self - (long)&errno, self % 512 == 0, (long)&aligned % 512 == 0,
           small, aligned.bytes[0], last);
}

static void *run(void *unused)
{
    int local;

    show("thread");
    printf("%ld\n", (long)pthread_self() - (long)&local);
    return NULL;
}

int main(void)
{
    pthread_t thread;

    show("main");
    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    return 0;
}
