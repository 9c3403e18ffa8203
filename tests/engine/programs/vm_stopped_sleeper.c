#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        struct timespec half = {0, 500000000};
        int rc = nanosleep(&half, NULL);
        _exit(rc == 0 ? 7 : 8);
    }
    usleep(100000);
    kill(child, SIGSTOP);
    kill(child, SIGCONT); /* drops the SIGSTOP, or continues the child */
    waitpid(child, &status, 0);
    printf("the sleeper slept on: %d\n", WEXITSTATUS(status) == 7);

    if ((child = fork()) == 0) {
        pause();
        _exit(9);
    }
    usleep(50000);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    printf("stopped %d by %s\n", WIFSTOPPED(status) != 0, sigabbrev_np(WSTOPSIG(status)));
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    printf("continued %d, ended %d\n", WIFCONTINUED(status) != 0, waitpid(child, &status, WNOHANG));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    printf("killed by %s\n", sigabbrev_np(WTERMSIG(status)));

    struct sigaction no_zombies = {.sa_handler = SIG_DFL, .sa_flags = SA_NOCLDWAIT};
    sigaction(SIGCHLD, &no_zombies, NULL);
    if (fork() == 0)
        _exit(1);
    int rc = wait(&status);
    printf("nothing to wait for: %d %s\n", rc, strerrorname_np(errno));
    rc = kill(1, SIGTERM);
    printf("init: %d %s\n", rc, strerrorname_np(errno));
    return 0;
}
