// topic: what fstat says of a memfd, and what may be changed of it
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void tell(int fd)
{
    struct stat found;
    fstat(fd, &found);
    printf("mode %o, %ld names, %ld bytes in %ld blocks, changed at %ld\n", found.st_mode, (long)found.st_nlink,
           (long)found.st_size, (long)found.st_blocks, (long)found.st_mtime);
}

int main(void)
{
    struct timespec times[2] = {{5, 6}, {7, 8}};
    struct stat one, other;
    int fd = memfd_create("file", 0), second = memfd_create("file", 0);
    fstat(fd, &one);
    fstat(second, &other);
    printf("another inode: %d, the same device: %d\n", one.st_ino != other.st_ino, one.st_dev == other.st_dev);
    write(fd, "abc", 3);
    futimens(fd, times);
    tell(fd);
    printf("fchmod %d\n", fchmod(fd, 0600));
    tell(fd);
    char text[4] = "";
    int again = open("/proc/self/fd/3", O_RDONLY);
    printf("read %ld: %s\n", (long)read(again, text, 3), text);
    return 0;
}
