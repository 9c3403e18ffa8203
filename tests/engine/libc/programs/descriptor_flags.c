// fcntl, and pipes that do not wait
#define _GNU_SOURCE
#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
int main(void)
{
    int p[2], q[2];
    char b[70000];
    printf("%d\n", pipe(p));
    int r = fcntl(p[0], F_SETFL, O_NONBLOCK);
    printf("%d %o %o\n", r, fcntl(p[0], F_GETFL), fcntl(p[1], F_GETFL));
    r = read(p[0], b, 10);
    printf("%d %s\n", r, strerror(errno));
    write(p[1], "abc", 3);
    r = read(p[0], b, 10);
    printf("%d\n", r);
    printf("%d\n", pipe2(q, O_NONBLOCK | O_CLOEXEC));
    printf("%d %d %o\n", fcntl(q[0], F_GETFD), fcntl(q[1], F_GETFD), fcntl(q[1], F_GETFL));
    memset(b, 'x', sizeof b);
    r = write(q[1], b, sizeof b);
    printf("%d\n", r);
    r = write(q[1], b, 1);
    printf("%d %d\n", r, errno);
    r = read(q[0], b, 8192);
    r = write(q[1], b, 8192);
    printf("%d\n", r);
    r = write(q[1], b, 5000);
    printf("%d\n", r);
    close(q[1]);
    int n = 0;
    while ((r = read(q[0], b, sizeof b)) > 0)
        n += r;
    printf("%d %d\n", n, r);
    int fd = open("l", O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    printf("%d\n", fcntl(fd, F_GETFD));
    int e = dup(fd);
    printf("%d\n", fcntl(e, F_GETFD));
    e = dup3(fd, 30, O_CLOEXEC);
    printf("%d %d\n", e, fcntl(e, F_GETFD));
    e = fcntl(fd, F_DUPFD_CLOEXEC, 40);
    printf("%d %d\n", e, fcntl(e, F_GETFD));
    close(e);
    dup2(p[1], e);
    printf("%d\n", fcntl(e, F_GETFD));
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 10};
    printf("%d\n", fcntl(fd, F_SETLK, &l));
    printf("%d\n", fcntl(fd, F_GETLK, &l));
    printf("%d\n", l.l_type);
    l.l_type = 77;
    r = fcntl(fd, F_SETLK, &l);
    printf("%d %d\n", r, errno);
    r = fcntl(fd, F_SETLK, NULL);
    printf("%d %d\n", r, errno);
    printf("%d\n", fcntl(p[0], F_GETPIPE_SZ));
    r = fcntl(fd, F_GETPIPE_SZ);
    printf("%d %d\n", r, errno);
    r = fcntl(99, F_GETFD);
    printf("%d %d\n", r, errno);
    r = fcntl(fd, 12345);
    printf("%d %d\n", r, errno);
    return 0;
}
