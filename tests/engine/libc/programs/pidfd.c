// topic: processes as files
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    siginfo_t info;
    pid_t child = fork();

    if (child == 0) {
        pause();
        _exit(1);
    }
    int fd = pidfd_open(child, 0);
    struct pollfd p = {fd, POLLIN, 0};
    printf("%d %d\n", fd, poll(&p, 1, 10));
    printf("%d\n", pidfd_send_signal(fd, SIGTERM, NULL, 0));
    printf("%d %d\n", poll(&p, 1, -1), p.revents);
    printf("%d ", waitid(P_PIDFD, fd, &info, WEXITED));
    printf("%d %d %d\n", info.si_pid == child, info.si_code, info.si_status);
    printf("%d ", pidfd_send_signal(fd, 0, NULL, 0));
    printf("%s\n", strerror(errno));
    printf("%d ", pidfd_open(child, 0));
    printf("%s\n", strerror(errno));
    printf("%d ", pidfd_open(-1, 0));
    printf("%s\n", strerror(errno));
    return 0;
}
