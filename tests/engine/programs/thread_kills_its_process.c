#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int number, directed;
static pthread_t main_thread;

static void *run(void *unused)
{
    usleep(20000); /* pthread_create blocks all signals */
    if (directed)
        pthread_kill(main_thread, number);
    else
        kill(getpid(), number);
    _exit(5); /* too late, unless the signal is blocked or handled */
}

static void handle(int signal)
{
}

static void show(const char *what)
{
    int status;

    fflush(stdout);
    if (fork() == 0) {
        pthread_t thread;
        main_thread = pthread_self();
        pthread_create(&thread, NULL, run, NULL);
        for (;;)
            pause();
    }
    wait(&status);
    if (WIFSIGNALED(status))
        printf("%s: killed by signal %d\n", what, WTERMSIG(status));
    else
        printf("%s: exit %d\n", what, WEXITSTATUS(status));
}

int main(void)
{
    sigset_t signals;

    number = SIGTERM;
    show("SIGTERM");
    directed = 1;
    show("SIGTERM to the main thread");
    number = SIGKILL;
    show("SIGKILL to the main thread");
    directed = 0;
    show("SIGKILL");
    number = SIGUSR1;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    show("SIGUSR1, which is blocked");
    number = SIGUSR2;
    signal(SIGUSR2, SIG_IGN);
    show("SIGUSR2, which is ignored");
    signal(SIGUSR2, handle);
    show("SIGUSR2, which is handled");
    return 0;
}
