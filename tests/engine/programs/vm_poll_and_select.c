// topic: waiting for one of several pipes
// asks: Which pipe is ready when, what does the end of the writer look like, and what is left of the time?
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

static int slow[2], quick[2];

static void ring(int signal)
{
    (void)signal;
}

static void show(const char *when, int result, const struct pollfd *entries, int count)
{
    printf("%s: %d", when, result);
    for (int i = 0; i < count; i++)
        printf(" %#x", entries[i].revents);
    printf("\n");
}

int main(void)
{
    char text[16];

    setvbuf(stdout, NULL, _IONBF, 0);
    pipe(slow);
    pipe(quick);
    struct pollfd entries[] = {{slow[0], POLLIN, 0}, {quick[0], POLLIN, 0}, {slow[1], POLLOUT, 0}, {77, POLLIN, 0}, {-1, 0, 0}};
    show("nothing written", poll(entries, 2, 0), entries, 2);
    show("all kinds", poll(entries, 5, -1), entries, 5);
    if (fork() == 0) {
        usleep(20000);
        write(quick[1], "q", 1);
        usleep(100000);
        write(slow[1], "s", 1);
        _exit(0);
    }
    close(slow[1]);
    close(quick[1]);
    show("first", poll(entries, 2, -1), entries, 2);
    read(quick[0], text, sizeof text);

    fd_set set;
    struct timeval time = {5, 0};
    FD_ZERO(&set);
    FD_SET(slow[0], &set);
    int ready = select(slow[0] + 1, &set, NULL, NULL, &time);
    printf("second: %d, %d, whole seconds left: %ld\n", ready, FD_ISSET(slow[0], &set) != 0, (long)time.tv_sec);
    read(slow[0], text, sizeof text);
    wait(NULL);
    show("nobody writes", poll(entries, 2, -1), entries, 2);

    time = (struct timeval){0, 30000};
    FD_ZERO(&set);
    ready = select(0, NULL, NULL, NULL, &time);
    printf("as a pause: %d, left %ld\n", ready, (long)time.tv_usec);
    signal(SIGALRM, ring);
    alarm(1);
    ready = poll(NULL, 0, -1);
    printf("interrupted: %d %s\n", ready, strerror(errno));
    FD_SET(77, &set);
    ready = select(78, &set, NULL, NULL, NULL);
    printf("not open: %d %s\n", ready, strerror(errno));
    return 0;
}
