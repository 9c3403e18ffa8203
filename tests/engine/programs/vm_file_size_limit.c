// topic: RLIMIT_FSIZE, and the signals that were waited for
// asks: A write begins below the limit of 1000 bytes and would end above. How much is written, what comes next?
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void)
{
    char block[600];
    struct rlimit limit = {1000, 1000};
    siginfo_t info;
    sigset_t set;

    setvbuf(stdout, NULL, _IONBF, 0);
    memset(block, 'b', sizeof block);
    sigemptyset(&set);
    sigaddset(&set, SIGXFSZ);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    setrlimit(RLIMIT_FSIZE, &limit);
    int file = fileno(tmpfile());
    printf("%zd\n", write(file, block, sizeof block));
    printf("%zd\n", write(file, block, sizeof block));
    ssize_t count = write(file, block, sizeof block);
    printf("%zd %s\n", count, strerror(errno));
    printf("signal: %d\n", sigwaitinfo(&set, &info) == SIGXFSZ);
    count = ftruncate(file, 5000);
    printf("%zd %s\n", count, strerror(errno));
    printf("signal: %d\n", sigwaitinfo(&set, &info) == SIGXFSZ);
    raise(SIGUSR1);
    sigwaitinfo(&set, &info);
    printf("raised: signal %d, code of kill %d\n", info.si_signo, info.si_code == SI_USER);
    return 0;
}
