// topic: semaphore sets
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <sys/sem.h>
#include <sys/wait.h>
union semun { int val; struct semid_ds *buf; unsigned short *array; };
int main(void)
{
    int id = semget(IPC_PRIVATE, 2, 0600 | IPC_CREAT); union semun u; printf("%d\n", semctl(id, 0, GETVAL)); u.val = 1; semctl(id, 0, SETVAL, u); printf("%d\n", semctl(id, 0, GETVAL));
    struct sembuf down = {0, -1, 0}, up = {0, 1, 0}, nd = {0, -1, IPC_NOWAIT}; printf("%d\n", semop(id, &down, 1)); printf("%d", semop(id, &nd, 1)); printf(" %s\n", strerror(errno));
    setbuf(stdout, 0); if (!fork()) { puts("child waits"); semop(id, &down, 1); puts("child got it"); struct sembuf b[2] = {{1, 3, 0}, {0, 0, 0}}; semop(id, b, 2); _exit(0); } usleep(20000); puts("parent posts"); semop(id, &up, 1); wait(0); printf("%d %d\n", semctl(id, 0, GETVAL), semctl(id, 1, GETVAL));
    unsigned short a[2] = {5, 6}; u.array = a; semctl(id, 0, SETALL, u); a[0] = 0; semctl(id, 0, GETALL, u); printf("%d %d\n", a[0], a[1]); printf("%d\n", semctl(id, 0, IPC_RMID)); printf("%d", semop(id, &up, 1)); printf(" %s\n", strerror(errno)); return 0;
}
