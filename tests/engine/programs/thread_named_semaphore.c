// topic: named semaphores
// asks: A semaphore is opened three times. How often is it mapped, and when does it go?
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char name[40];
    int value;

    snprintf(name, sizeof name, "/opened-%d", getpid());
    sem_t *one = sem_open(name, O_CREAT, 0600, 2), *two = sem_open(name, O_CREAT, 0600, 9);
    sem_t *three = sem_open(name, 0);
    sem_getvalue(three, &value);
    printf("one mapping: %d, value %d\n", one == two && two == three, value);
    sem_close(one);
    sem_close(two);
    if (fork() == 0) {
        sem_wait(sem_open(name, 0));
        _exit(0);
    }
    wait(NULL);
    sem_getvalue(three, &value);
    printf("value %d\n", value);
    printf("again with O_EXCL: %d\n", sem_open(name, O_CREAT | O_EXCL, 0600, 1) == SEM_FAILED);
    sem_unlink(name);
    printf("unlinked: %d\n", sem_open(name, 0) == SEM_FAILED);
    sem_post(three);
    sem_getvalue(three, &value);
    printf("value %d\n", value);
    return 0;
}
