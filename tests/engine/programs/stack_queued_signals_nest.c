// topic: real-time signals and their frames
#define _GNU_SOURCE
#include <stdio.h>
#include <signal.h>
#include <unistd.h>
static void h(int s, siginfo_t *si, void *c) { printf("%d value %d code %d pid ok %d\n", s - SIGRTMIN, si->si_value.sival_int, si->si_code, si->si_pid == getpid()); }
int main(void)
{
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO};
    for (int i = 0; i < 3; i++) sigaction(SIGRTMIN + i, &sa, 0);
    sigset_t m, o; sigfillset(&m); sigprocmask(SIG_BLOCK, &m, &o);
    for (int i = 0; i < 6; i++) sigqueue(getpid(), SIGRTMIN + 2 - i % 3, (union sigval){.sival_int = i});
    sigprocmask(SIG_SETMASK, &o, 0);
    siginfo_t si; sigprocmask(SIG_BLOCK, &m, 0);
    sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 42});
    printf("sigwaitinfo %d", sigwaitinfo(&m, &si) - SIGRTMIN); printf(" %d\n", si.si_value.sival_int);
    struct timespec t = {0, 1000};
    printf("timed %d\n", sigtimedwait(&m, &si, &t));
    return 0;
}
