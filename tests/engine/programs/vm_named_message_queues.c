#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "/trainer_queue"

static volatile sig_atomic_t told;
static volatile int code, value;

static void handler(int sig, siginfo_t *si, void *context)
{
    (void)sig, (void)context;
    told++;
    code = si->si_code;
    value = si->si_value.sival_int;
}

static void result(const char *what, long rc)
{
    printf("%s: %ld %s\n", what, rc, rc < 0 ? strerrorname_np(errno) : "");
}

int main(void)
{
    struct mq_attr attr = {.mq_maxmsg = 3, .mq_msgsize = 16};
    char text[16];
    unsigned priority;

    mq_unlink(NAME);
    result("no such queue", mq_open(NAME, O_RDWR));
    result("no slash", mq_open("name", O_CREAT | O_RDWR, 0600, NULL));
    result("two slashes", mq_open("/a/b", O_CREAT | O_RDWR, 0600, NULL));
    attr.mq_maxmsg = 11;
    result("too many", mq_open(NAME, O_CREAT | O_RDWR, 0600, &attr));
    attr.mq_maxmsg = 3;
    mqd_t q = mq_open(NAME, O_CREAT | O_EXCL | O_RDWR | O_NONBLOCK, 0600, &attr);
    printf("opened %d, closed by exec %d\n", q >= 0, fcntl(q, F_GETFD));
    result("again", mq_open(NAME, O_CREAT | O_EXCL | O_RDWR, 0600, NULL));

    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42};
    sigaction(SIGUSR1, &sa, NULL);
    result("notify", mq_notify(q, &event));
    result("notify again", mq_notify(q, &event));
    mq_send(q, "low", 4, 1);
    printf("told %d: SI_MESGQ %d, value %d\n", told, code == SI_MESGQ, value);
    mq_send(q, "high", 5, 30);
    mq_send(q, "low too", 8, 1);
    result("full", mq_send(q, "more", 5, 0));
    result("too long", mq_send(q, "12345678901234567", 17, 0));
    result("priority", mq_send(q, "x", 1, 32768));
    mq_getattr(q, &attr);
    printf("%ld of %ld messages, O_NONBLOCK %d\n", attr.mq_curmsgs, attr.mq_maxmsg, attr.mq_flags == O_NONBLOCK);
    result("small buffer", mq_receive(q, text, 15, NULL));
    while (mq_receive(q, text, 16, &priority) >= 0)
        printf("%u %s\n", priority, text);
    result("empty", mq_receive(q, text, 16, NULL));

    attr.mq_flags = 0;
    mq_setattr(q, &attr, NULL);
    struct timespec past = {1, 0}, bad = {1, 1000000000};
    result("past", mq_timedreceive(q, text, 16, NULL, &past));
    result("bad time", mq_timedreceive(q, text, 16, NULL, &bad));

    if (fork() == 0) {
        mqd_t other = mq_open(NAME, O_WRONLY);
        result("write only", mq_receive(other, text, 16, NULL));
        fflush(stdout);
        for (int i = 0; i < 5; i++)
            mq_send(other, (char[]){'a' + i, 0}, 2, i % 2);
        _exit(mq_close(other));
    }
    for (int i = 0; i < 5; i++)
        mq_receive(q, text, 16, NULL);
    wait(NULL);
    struct pollfd p = {q, POLLIN | POLLOUT, 0};
    poll(&p, 1, 0);
    printf("writable %d, readable %d\n", (p.revents & POLLOUT) != 0, (p.revents & POLLIN) != 0);
    result("unlink", mq_unlink(NAME));
    result("unlink again", mq_unlink(NAME));
    result("still open", mq_send(q, "x", 1, 0));
    result("close", mq_close(q));
    result("close again", mq_close(q));
    return 0;
}
