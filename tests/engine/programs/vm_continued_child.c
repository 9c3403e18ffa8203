// topic: SIGCHLD
// asks: Which changes of its child is the parent told, and in which order?
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void told(int number, siginfo_t *info, void *context)
{
    char line[64];
    int size = snprintf(line, sizeof line, "told: code %d, status %d\n", info->si_code, info->si_status);
    write(1, line, size);
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = told, .sa_flags = SA_SIGINFO | SA_RESTART };
    int status;

    setvbuf(stdout, NULL, _IONBF, 0);
    sigaction(SIGCHLD, &action, NULL);
    pid_t child = fork();
    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    printf("stopped: %d, by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
    kill(child, SIGCONT);
    usleep(50000);
    waitpid(child, &status, WCONTINUED);
    printf("continued: %d\n", WIFCONTINUED(status));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    printf("killed: %d, by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
