// topic: pselect mask
#include <stdio.h>
#include <signal.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <sys/select.h>
static void h(int s) { write(1, "handler\n", 8); }
int main(void)
{
    sigset_t b, e; sigemptyset(&e); sigemptyset(&b); sigaddset(&b, SIGUSR1); sigprocmask(SIG_BLOCK, &b, 0); signal(SIGUSR1, h); setbuf(stdout, 0);
    raise(SIGUSR1); puts("pending"); struct timespec t = {0, 10000000}; int r = pselect(0, 0, 0, 0, &t, &e); printf("%d %s\n", r, strerror(errno)); sigset_t now; sigprocmask(0, 0, &now); printf("%d\n", sigismember(&now, SIGUSR1)); printf("%d %ld\n", pselect(0, 0, 0, 0, &t, 0), t.tv_nsec); return 0;
}
