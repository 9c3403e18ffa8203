// topic: System V shared memory
// asks: A segment is removed while two mappings of it are left. When does it go?
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static void describe(const char *when, int id)
{
    struct shmid_ds segment;

    if (shmctl(id, IPC_STAT, &segment) < 0) {
        printf("%s: %s\n", when, strerror(errno));
        return;
    }
    printf("%s: %zu bytes, %lu mappings, mode %o, mine %d\n", when, segment.shm_segsz, segment.shm_nattch,
           segment.shm_perm.mode, segment.shm_cpid == getpid());
}

int main(void)
{
    char line[256];
    int status;

    setvbuf(stdout, NULL, _IONBF, 0);
    int id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0600);
    describe("new", id);
    char *one = shmat(id, NULL, 0), *two = shmat(id, NULL, SHM_RDONLY);
    if (fork() == 0) {
        strcpy(one, "from the child");
        describe("in the child", id);
        _exit(0);
    }
    wait(NULL);
    printf("%s\n", two);
    shmctl(id, IPC_RMID, NULL);
    describe("removed", id);
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps))
        if (strstr(line, "SYSV"))
            printf("%.4s %s", strchr(line, ' ') + 1, strstr(line, "/SYSV"));
    shmdt(one);
    printf("the other mapping: %s\n", two);
    if (fork() == 0)
        two[0] = 'F';
    wait(&status);
    printf("signal %d\n", WTERMSIG(status));
    printf("%d\n", shmdt(two));
    describe("detached", id);
    printf("%d\n", shmdt(two));
    return 0;
}
