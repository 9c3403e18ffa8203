/* <sys/sem.h>: sets of semaphores */

#include <features.h>
#include <stddef.h>
#include <sys/ipc.h>
#include <sys/types.h>

struct sembuf { unsigned short sem_num; short sem_op; short sem_flg; };
struct semid_ds { struct ipc_perm sem_perm; time_t sem_otime; unsigned long __glibc_reserved1; time_t sem_ctime; unsigned long __glibc_reserved2; unsigned long sem_nsems; unsigned long __glibc_reserved3; unsigned long __glibc_reserved4; };

#define SEM_UNDO 0x1000
#define GETPID 11
#define GETVAL 12
#define GETALL 13
#define GETNCNT 14
#define GETZCNT 15
#define SETVAL 16
#define SETALL 17
#define SEM_STAT 18
#define SEM_INFO 19

int semget(key_t, int, int);
int semop(int, struct sembuf *, size_t);
int semtimedop(int, struct sembuf *, size_t, const struct timespec *);
int semctl(int, int, int, ...);
