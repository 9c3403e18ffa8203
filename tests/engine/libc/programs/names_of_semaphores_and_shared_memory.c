#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

int main(void)
{
    static const int lengths[] = {0, 251, 252, 255, 256, 259, 260, 4000};
    static char name[4096];

    for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        memset(name + 1, 'n', lengths[i]);
        name[0] = '/';
        name[lengths[i] + 1] = '\0';
        errno = 0;
        printf("%d: semaphore %d", lengths[i], sem_open(name, O_CREAT, 0600, 1) != SEM_FAILED);
        printf(" errno %d", errno);
        errno = 0;
        printf(", removed %d", sem_unlink(name) == 0);
        printf(" errno %d", errno);
        errno = 0;
        printf(", memory %d", shm_open(name, O_CREAT | O_RDWR, 0600) >= 0);
        printf(" errno %d", errno);
        errno = 0;
        printf(", removed %d", shm_unlink(name) == 0);
        printf(" errno %d\n", errno);
    }
    return 0;
}
