// topic: fallocate
#define _GNU_SOURCE
#include <stdio.h>
#include <fcntl.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#define T(x) do { errno = 0; int r = (x); struct stat st; fstat(fd, &st); printf("%-66s %d %s size %ld\n", #x, r, r ? strerror(errno) : "", (long)st.st_size); } while (0)
int main(void)
{
    int fd = memfd_create("m", 0);
    T(fallocate(fd, 0, 0, 8192));
    char *p = mmap(0, 8192, 3, MAP_SHARED, fd, 0); memset(p, 'a', 8192);
    T(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 100, 5000)); printf("%d %d %d\n", p[99], p[100], p[5100]);
    T(fallocate(fd, FALLOC_FL_KEEP_SIZE, 8192, 4096)); T(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, 10)); T(fallocate(fd, 0, -1, 5)); T(fallocate(fd, 0, 0, 0)); T(posix_fallocate(fd, 0, 16384));
    return 0;
}
