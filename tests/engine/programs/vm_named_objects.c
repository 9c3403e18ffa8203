// topic: objects with names, and what they leave in errno
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <sys/shm.h>
#include <sys/ipc.h>
int main(void){ int fd=shm_open("/tst",O_CREAT|O_RDWR|O_EXCL,0600);
    printf("%d ",fd>=0);
    printf("%d ",shm_open("/tst",O_CREAT|O_EXCL|O_RDWR,0600));
    printf("%s\n",strerror(errno));
    ftruncate(fd,4096);
    int*p=mmap(0,4096,3,MAP_SHARED,fd,0);
    sem_t*s=sem_open("/sm",O_CREAT,0600,0);
    if(!fork()){ *p=123;
    sem_post(s);
    _exit(0);} sem_wait(s);
    printf("%d\n",*p);
    wait(0);
    shm_unlink("/tst");
    sem_unlink("/sm");
    printf("%d %s\n",shm_unlink("/tst"),strerror(errno));
    int id=shmget(IPC_PRIVATE,5000,IPC_CREAT|0600);
    char*a=shmat(id,0,0),*b=shmat(id,0,SHM_RDONLY);
    strcpy(a,"sysv");
    printf("%s %d\n",b,a!=b);
    struct shmid_ds d;
    shmctl(id,IPC_STAT,&d);
    printf("%zu %lu\n",d.shm_segsz,(unsigned long)d.shm_nattch);
    shmctl(id,IPC_RMID,0);
    printf("%d %d %d\n",shmdt(a),shmdt(b),shmdt(b));
    printf("%s\n",strerror(errno));
    return 0;
    }
