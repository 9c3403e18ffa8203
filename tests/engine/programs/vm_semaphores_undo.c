// topic: semaphores undo
#include <stdio.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
#include <sys/sem.h>
#include <sys/wait.h>
int main(void)
{
    setbuf(stdout, 0); key_t k = ftok(".", 'q'); int id = semget(k, 1, 0600 | IPC_CREAT); printf("%d\n", semget(k, 1, 0) == id); printf("%d", semget(k, 1, IPC_CREAT | IPC_EXCL)); printf(" %s\n", strerror(errno)); printf("%d", semget(k, 5, 0)); printf(" %s\n", strerror(errno));
    semctl(id, 0, SETVAL, 1); struct sembuf down = {0, -1, SEM_UNDO}; if (!fork()) { semop(id, &down, 1); printf("child %d\n", semctl(id, 0, GETVAL)); _exit(0); } wait(0); printf("after exit %d\n", semctl(id, 0, GETVAL));
    pid_t p = fork(); if (!p) { struct sembuf two = {0, -2, 0}; int r = semop(id, &two, 1); printf("waiter %d %s\n", r, strerror(errno)); _exit(0); } usleep(20000); printf("waiting %d %d\n", semctl(id, 0, GETNCNT), semctl(id, 0, GETZCNT)); semctl(id, 0, IPC_RMID); wait(0); printf("%d", semctl(id, 0, GETVAL)); printf(" %s\n", strerror(errno)); printf("%d", semctl(999, 0, GETVAL)); printf(" %s\n", strerror(errno)); return 0;
}
