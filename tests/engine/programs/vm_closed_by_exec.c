#define _GNU_SOURCE
#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/mman.h>
#include <signal.h>
#include <errno.h>
#include <string.h>
static int fl(int fd) { return fcntl(fd, F_GETFD); }
int main(void)
{
    FILE *a = fopen("/tmp/ce1", "we"), *b = fopen("/tmp/ce1", "r"), *c = fopen("/tmp/ce1", "r+e");
    printf("%d %d %d\n", fl(fileno(a)), fl(fileno(b)), fl(fileno(c)));
    b = freopen("/tmp/ce1", "re", b);
    printf("%d\n", fl(fileno(b)));
    b = freopen(NULL, "re", b);
    printf("%d\n", fl(fileno(b)));
    int m = memfd_create("x", MFD_CLOEXEC), n = memfd_create("y", 0), d = dup(m), e = fcntl(n, F_DUPFD_CLOEXEC, 0);
    printf("%d %d %d %d\n", fl(m), fl(n), fl(d), fl(e));
    FILE *f = fdopen(d, "re");
    printf("%d\n", fl(fileno(f)));
    int s = shm_open("/ce_test", O_RDWR | O_CREAT, 0600);
    printf("%d\n", fl(s));
    shm_unlink("/ce_test");
    FILE *t = tmpfile();
    printf("%d\n", fl(fileno(t)));
    printf("%d\n", sigpause(1000));
    FILE *x = fopen("/tmp/ce1", "wx");
    printf("%p %s\n", x, strerror(errno));
    unlink("/tmp/ce1");
    return 0;
}
