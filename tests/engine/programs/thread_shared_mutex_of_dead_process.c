// topic: a robust mutex in shared memory, whose owner's process ends
// asks: How does the parent learn that the counter may be wrong?
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    pthread_mutex_t mutex;
    int counter;
};

int main(void)
{
    struct shared *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t attributes;

    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &attributes);
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            pthread_mutex_lock(&shared->mutex);
            shared->counter++;
            if (i == 1)
                pthread_exit(NULL);
            if (i == 2)
                *(volatile int *)0 = 1;
            _exit(0);
        }
        wait(NULL);
        int error = pthread_mutex_lock(&shared->mutex);
        printf("%d: %s, %d\n", shared->counter, strerror(error), error == EOWNERDEAD);
        printf("consistent %d\n", pthread_mutex_consistent(&shared->mutex));
        printf("unlocked %d\n", pthread_mutex_unlock(&shared->mutex));
    }
    return 0;
}
