#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static struct stat before;
static int fd;

static int later(struct timespec a, struct timespec b)
{
    return a.tv_sec > b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec > b.tv_nsec);
}

static void look(const char *what)
{
    struct stat now;

    fstat(fd, &now);
    printf("%s:%s%s%s\n", what, later(now.st_atim, before.st_atim) ? " accessed" : "",
           later(now.st_mtim, before.st_mtim) ? " modified" : "", later(now.st_ctim, before.st_ctim) ? " changed" : "");
    before = now;
    usleep(30000);
}

int main(void)
{
    char name[] = "/tmp/timesXXXXXX", byte;
    int nothing = open("/dev/null", O_WRONLY);

    fd = mkstemp(name);
    fstat(fd, &before);
    usleep(30000);
    write(fd, "hello", 5), look("write");
    pread(fd, &byte, 1, 0), look("read");
    pread(fd, &byte, 1, 0), look("read again");
    pwrite(fd, "x", 1, 0), look("write");
    char *p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    look("map");
    byte = *(volatile char *)p, look("read the mapping");
    munmap(p, 4096), look("unmap");
    pwrite(fd, "x", 1, 0), look("write");
    mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0), look("map a private copy");
    pwrite(fd, "x", 1, 0), look("write");
    sendfile(nothing, fd, &(off_t){0}, 3), look("copy from it");
    fchmod(fd, 0600), look("change the mode");
    read(fd, &byte, 1), look("read after that");
    unlink(name);
    return 0;
}
