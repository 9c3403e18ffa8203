// topic: what signals do to a process
// asks: Which of them end it? Which do nothing?
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;

    for (int number = 1; number <= SIGRTMAX; number++) {
        if (number == SIGSTOP || number == SIGTSTP || number == SIGTTIN || number == SIGTTOU)
            continue;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0)
            _exit(raise(number) == 0 ? 3 : 4);
        waitpid(child, &status, 0);
        if (WIFSIGNALED(status))
            printf("%d %s: ended by %d\n", number, strsignal(number), WTERMSIG(status));
        else
            printf("%d %s: exit status %d\n", number, strsignal(number), WEXITSTATUS(status));
    }
    return 0;
}
