// topic: eventfd
#include <stdio.h>
#include <stdint.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <pthread.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
static void *f(void *a) { uint64_t v = 5; usleep(5000); write(*(int *)a, &v, 8); return 0; }
int main(void)
{
    int e = eventfd(3, 0), s = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK); uint64_t v;
    printf("%zd", read(e, &v, 8)); printf(" %lu\n", v);
    pthread_t t; pthread_create(&t, 0, f, &e); printf("%zd", read(e, &v, 8)); printf(" %lu\n", v); pthread_join(t, 0);
    while (read(s, &v, 8) == 8) printf("sem %lu\n", v); printf("%s\n", strerror(errno));
    printf("%zd", read(e, &v, 4)); printf(" %s\n", strerror(errno)); v = -1; printf("%zd", write(s, &v, 8)); printf(" %s\n", strerror(errno));
    struct pollfd p[2] = {{e, POLLIN | POLLOUT}, {s, POLLIN}}; eventfd_write(s, 1); printf("%d", poll(p, 2, 0)); printf(" %x %x\n", p[0].revents, p[1].revents);
    if (!fork()) { eventfd_write(e, 40); _exit(0); } wait(0); eventfd_t x; printf("%d", eventfd_read(e, &x)); printf(" %lu\n", x);
    printf("%ld %s\n", lseek(e, 0, 0), strerror(errno)); printf("%d\n", eventfd(0, 77)); return 0;
}
