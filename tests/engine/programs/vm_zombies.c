// topic: zombies
#include <stdio.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
#include <signal.h>
#include <sys/wait.h>
static void h(int s) { write(1, "chld\n", 5); }
int main(void)
{
    signal(SIGCHLD, h);
    pid_t p = fork();
    if (!p) _exit(9);
    siginfo_t si = {0};
    waitid(P_PID, p, &si, WEXITED | WNOWAIT);
    printf("code %d status %d pid %d\n", si.si_code, si.si_status, si.si_pid == p);
    printf("kill zombie %d\n", kill(p, 0));
    int st; printf("%d\n", waitpid(p, &st, 0) == p);
    printf("again %d", waitpid(p, &st, 0)); printf(" %s\n", strerror(errno));
    printf("kill gone %d", kill(p, 0)); printf(" %s\n", strerror(errno));
    signal(SIGCHLD, SIG_IGN);
    if (!fork()) _exit(1);
    printf("ignored: %d", wait(&st)); printf(" %s\n", strerror(errno));
    return 0;
}
