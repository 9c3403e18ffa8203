// topic: exec in child
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>
#include <signal.h>
#include <fcntl.h>
#include <errno.h>
#include <sys/wait.h>
static int global = 1;
int main(int argc, char **argv)
{
    setbuf(stdout, 0);
    if (argc > 1) {
        sigset_t m; sigprocmask(0, 0, &m); struct sigaction a, b; sigaction(SIGUSR1, 0, &a); sigaction(SIGUSR2, 0, &b);
        printf("%s: global %d, same pid %d, ignored %d, handler gone %d, blocked %d\n", argv[0], global, getpid() == atoi(argv[1]), a.sa_handler == SIG_IGN, b.sa_handler == SIG_DFL, sigismember(&m, SIGHUP));
        printf("kept fd %d, closed fd %d\n", fcntl(atoi(argv[2]), F_GETFD), fcntl(atoi(argv[3]), F_GETFD)); printf("env %s %s\n", getenv("ONLY") ? getenv("ONLY") : "-", getenv("PATH") ? "path" : "-"); return 33;
    }
    int p[2]; pipe(p); fcntl(p[1], F_SETFD, FD_CLOEXEC); global = 77;
    pid_t c = fork();
    if (!c) {
        signal(SIGUSR1, SIG_IGN); signal(SIGUSR2, (void (*)(int))main); sigset_t m; sigemptyset(&m); sigaddset(&m, SIGHUP); sigprocmask(SIG_BLOCK, &m, 0);
        char me[20], a[8], b[8]; sprintf(me, "%d", getpid()); sprintf(a, "%d", p[0]); sprintf(b, "%d", p[1]); char *v[] = {"renamed", me, a, b, NULL}, *e[] = {"ONLY=this", NULL}; execve("/proc/self/exe", v, e); _exit(1);
    }
    int s; waitpid(c, &s, 0); printf("exit %d, parent's global %d\n", WEXITSTATUS(s), global); return 0;
}
