// topic: signals as a file, and edges of epoll
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int set;

static void look(const char *when)
{
    struct epoll_event events[8];
    int count = epoll_wait(set, events, 8, 0);

    printf("%-22s", when);
    for (int i = 0; i < count; i++)
        printf(" %d:%x", events[i].data.fd, events[i].events);
    printf("\n");
}

static void watch(int fd, unsigned events)
{
    struct epoll_event event = {events | EPOLLET, {.fd = fd}};

    epoll_ctl(set, EPOLL_CTL_ADD, fd, &event);
}

int main(void)
{
    sigset_t mask;
    struct signalfd_siginfo got[4];
    char data[100];

    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigaddset(&mask, SIGCHLD);
    sigaddset(&mask, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    int fd = signalfd(-1, &mask, SFD_NONBLOCK);
    printf("%d %d", fd, (int)read(fd, got, sizeof got));
    printf(" %s\n", strerror(errno));
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 7});
    sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 8});
    int size = read(fd, got, sizeof got);
    for (int i = 0; i < size / 128; i++)
        printf("%d code %d own %d value %d\n", got[i].ssi_signo, got[i].ssi_code, got[i].ssi_pid == getpid(), got[i].ssi_int);
    printf("%d\n", (int)read(fd, got, 100));
    if (fork() == 0)
        _exit(5);
    struct pollfd p = {fd, POLLIN, 0};
    printf("%d\n", poll(&p, 1, 2000));
    read(fd, got, sizeof got);
    printf("%d code %d status %d\n", got[0].ssi_signo, got[0].ssi_code, got[0].ssi_status);
    wait(NULL);

    int ends[2], pair[2], counter = eventfd(0, EFD_NONBLOCK);
    pipe2(ends, O_NONBLOCK);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    set = epoll_create1(0);
    watch(ends[0], EPOLLIN);
    watch(ends[1], EPOLLOUT);
    watch(counter, EPOLLIN);
    watch(pair[0], EPOLLIN | EPOLLOUT);
    look("first");
    look("again");
    write(ends[1], "abc", 3);
    look("after a write");
    look("not read");
    write(ends[1], "def", 3);
    look("after another write");
    read(ends[0], data, 2);
    look("after reading a part");
    eventfd_write(counter, 3);
    look("after an event");
    eventfd_write(counter, 3);
    look("after another");
    write(pair[1], "x", 1);
    look("after a message");
    look("and then");
    struct epoll_event event = {EPOLLIN | EPOLLET, {.fd = ends[0]}};
    epoll_ctl(set, EPOLL_CTL_MOD, ends[0], &event);
    look("after a change");
    while (write(ends[1], data, 100) > 0)
        ;
    look("full");
    while (read(ends[0], data, 100) > 0)
        ;
    look("emptied");
    close(ends[1]);
    look("closed");
    look("still closed");
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec when = {{0, 10000000}, {0, 10000000}};
    timerfd_settime(timer, 0, &when, NULL);
    watch(timer, EPOLLIN);
    look("timer set");
    usleep(15000);
    look("timer expired");
    look("not read");
    return 0;
}
