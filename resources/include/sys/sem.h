/* <sys/sem.h>: sets of semaphores */

#include <features.h>
#include <stddef.h>
#include <sys/ipc.h>

struct sembuf { unsigned short sem_num; short sem_op; short sem_flg; };

#define SEM_UNDO 0x1000
#define GETPID 11
#define GETVAL 12
#define GETALL 13
#define SETVAL 16
#define SETALL 17

int semget(key_t, int, int);
int semop(int, struct sembuf *, size_t);
int semctl(int, int, int, ...);
