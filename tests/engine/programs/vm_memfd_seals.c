// topic: memfd seals
#define _GNU_SOURCE
#include <stdio.h>
#include <fcntl.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#define T(x) do { errno = 0; long r = (long)(x); printf("%-66s %ld %s\n", #x, r == -1 || r < 100 ? r : 1, r == -1 ? strerror(errno) : ""); } while (0)
int main(void)
{
    int fd = memfd_create("m", MFD_ALLOW_SEALING), g = memfd_create("n", 0);
    ftruncate(fd, 8192);
    T(fcntl(fd, F_GET_SEALS)); T(fcntl(g, F_GET_SEALS));
    T(fcntl(g, F_ADD_SEALS, F_SEAL_WRITE));
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK));
    T(ftruncate(fd, 4096)); T(ftruncate(fd, 16384));
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    T(ftruncate(fd, 32768));
    T(pwrite(fd, "abc", 3, 16383));
    char *p = mmap(0, 4096, 3, MAP_SHARED, fd, 0);
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    munmap(p, 4096);
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    T(write(fd, "x", 1));
    T(mmap(0, 4096, 3, MAP_SHARED, fd, 0));
    T(mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0));
    T(mmap(0, 4096, 3, MAP_PRIVATE, fd, 0));
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL));
    T(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    T(fcntl(fd, F_GET_SEALS));
    T(fcntl(0, F_GET_SEALS));
    return 0;
}
