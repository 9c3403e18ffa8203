// topic: bytes behind the end of a mapped file
// asks: A mapping writes behind the end; then the file grows. What does it hold there?
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, int fd)
{
    char last;

    ftruncate(fd, 5000);
    char *at = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    at[5500] = 'a';
    at[8191] = 'b';
    pwrite(fd, "x", 1, 6000);
    printf("%s, written behind: %d %d\n", what, at[5500], at[8191]);
    ftruncate(fd, 9000);
    pread(fd, &last, 1, 8191);
    printf("%s, longer: %d\n", what, last);
}

int main(void)
{
    show("a file on disk", fileno(tmpfile()));
    show("a file in memory", memfd_create("memory", 0));
    return 0;
}
