// topic: epoll
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
int main(void)
{
    int p[2], q[2]; pipe(p); pipe(q); int e = epoll_create1(0); struct epoll_event ev = {.events = EPOLLIN, .data.fd = p[0]}, out[4]; printf("size %zu\n", sizeof ev);
    printf("%d\n", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev)); printf("%d", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &ev)); printf(" %s\n", strerror(errno)); ev.data.fd = q[0]; epoll_ctl(e, EPOLL_CTL_ADD, q[0], &ev);
    printf("%d\n", epoll_wait(e, out, 4, 10)); write(q[1], "x", 1); printf("%d", epoll_wait(e, out, 4, -1)); printf(" %d %x\n", out[0].data.fd == q[0], out[0].events); write(p[1], "x", 1); printf("%d\n", epoll_wait(e, out, 4, -1)); printf("%d\n", epoll_wait(e, out, 1, -1));
    char c; read(q[0], &c, 1); read(p[0], &c, 1); close(q[1]); printf("%d", epoll_wait(e, out, 4, -1)); printf(" %x\n", out[0].events); epoll_ctl(e, EPOLL_CTL_DEL, q[0], 0); printf("%d\n", epoll_wait(e, out, 4, 0)); printf("%d", epoll_ctl(e, EPOLL_CTL_MOD, q[0], &ev)); printf(" %s\n", strerror(errno)); int f = open("/tmp", O_RDONLY); printf("%d", epoll_ctl(e, EPOLL_CTL_ADD, f, &ev)); printf(" %s\n", strerror(errno));
    ev.events = EPOLLIN | EPOLLONESHOT; ev.data.u64 = 99; epoll_ctl(e, EPOLL_CTL_MOD, p[0], &ev); write(p[1], "y", 1); printf("%d %d\n", epoll_wait(e, out, 4, 0), epoll_wait(e, out, 4, 0)); return 0;
}
