// topic: timers that send signals
#define _GNU_SOURCE
#include <stdio.h>
#include <signal.h>
#include <time.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
static volatile int n; static timer_t id;
static void h(int s, siginfo_t *si, void *c) { n++; if (n < 4) printf("sig %d code %d value %d\n", s == SIGRTMIN, si->si_code, si->si_value.sival_int); }
int main(void)
{
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO}; sigaction(SIGRTMIN, &sa, 0); setbuf(stdout, 0);
    struct sigevent e = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN, .sigev_value.sival_int = 42}; printf("%d\n", timer_create(CLOCK_MONOTONIC, &e, &id));
    struct itimerspec t = {{0, 5000000}, {0, 10000000}}, o; printf("%d\n", timer_settime(id, 0, &t, &o)); printf("%ld\n", o.it_value.tv_nsec);
    while (n < 3) pause(); timer_gettime(id, &o); printf("%ld %d\n", o.it_interval.tv_nsec, o.it_value.tv_nsec > 0 && o.it_value.tv_nsec <= 5000000);
    sigset_t m; sigemptyset(&m); sigaddset(&m, SIGRTMIN); sigprocmask(SIG_BLOCK, &m, 0); usleep(52000); siginfo_t si; sigwaitinfo(&m, &si); int ov = timer_getoverrun(id); printf("overrun %d\n", ov > 5 && ov < 20);
    printf("%d", timer_delete(id)); printf(" %d", timer_delete(id)); printf(" %s\n", strerror(errno)); printf("%d", timer_create(99, 0, &id)); printf(" %s\n", strerror(errno));
    return 0;
}
