// topic: what a futex may be
// asks: Which of these calls fail at once, and with which error?
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static int words[2];

static void tell(const char *what, long result)
{
    int error = errno;

    printf("%s: %ld", what, result);
    if (result < 0)
        printf(", %s", strerror(error));
    printf("\n");
    errno = 0;
}

static void *waiter(void *arg)
{
    tell("waited", syscall(SYS_futex, &words[1], FUTEX_WAIT, 0, NULL));
    return arg;
}

static void handler(int number) { printf("signal %d\n", number == SIGUSR1); }

int main(void)
{
    struct timespec soon = {0, 1000000};
    struct utsname name;
    struct timeval now;
    char folder[100];
    pthread_t thread;

    setvbuf(stdout, NULL, _IONBF, 0);
    tell("another value", syscall(SYS_futex, words, FUTEX_WAIT, 5, NULL));
    tell("time", syscall(SYS_futex, words, FUTEX_WAIT, 0, &soon));
    tell("odd address, wake", syscall(SYS_futex, (char *)words + 1, FUTEX_WAKE, 1));
    tell("odd address, wait", syscall(SYS_futex, (char *)words + 2, FUTEX_WAIT_PRIVATE, 0, NULL));
    tell("null", syscall(SYS_futex, NULL, FUTEX_WAIT, 0, NULL));
    tell("bad time", syscall(SYS_futex, words, FUTEX_WAIT, 0, (void *)8));
    pthread_create(&thread, NULL, waiter, NULL);
    long woken;
    do {
        usleep(1000);
        woken = syscall(SYS_futex, &words[1], FUTEX_WAKE, 5);
    } while (woken == 0);
    pthread_join(thread, NULL);
    tell("woken", woken);

    signal(SIGUSR1, handler);
    tell("tkill", syscall(SYS_tkill, syscall(SYS_gettid), SIGUSR1));
    tell("uname", syscall(SYS_uname, &name));
    tell("uname of nowhere", syscall(SYS_uname, NULL));
    tell("gettimeofday", syscall(SYS_gettimeofday, &now, NULL));
    long length = syscall(SYS_getcwd, folder, sizeof folder);
    printf("getcwd %d\n", length == (long)strlen(folder) + 1);
    printf("set_tid_address %d\n", syscall(SYS_set_tid_address, &words[0]) == getpid());
    return 0;
}
