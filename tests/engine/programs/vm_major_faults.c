#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES 16

static int resident(void *p)
{
    unsigned char pages[PAGES];
    int n = 0;

    mincore(p, PAGES * PAGE, pages);
    for (int i = 0; i < PAGES; i++)
        n += pages[i] & 1;
    return n;
}

static volatile char *map_new_file(int *fd)
{
    char name[] = "/tmp/majorXXXXXX";

    *fd = mkstemp(name);
    unlink(name);
    ftruncate(*fd, PAGES * PAGE);
    return mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, *fd, 0);
}

static void count(const char *what, volatile char *p, char value)
{
    struct rusage before, after;

    getrusage(RUSAGE_SELF, &before);
    for (int i = 0; i < PAGES; i++)
        p[i * PAGE] = value;
    getrusage(RUSAGE_SELF, &after);
    printf("%s: %ld minor, %ld major, resident %d\n", what, after.ru_minflt - before.ru_minflt,
           after.ru_majflt - before.ru_majflt, resident((void *)p));
}

int main(void)
{
    int fd;
    char byte;
    volatile char *p = map_new_file(&fd);

    struct rusage start;

    setvbuf(stdout, NULL, _IONBF, 0);
    getrusage(RUSAGE_SELF, &start);
    printf("starting: %ld major\n", start.ru_majflt);
    printf("holes: resident %d\n", resident((void *)p));
    pread(fd, &byte, 1, 5 * PAGE);
    printf("one page read: resident %d\n", resident((void *)p));
    p = map_new_file(&fd);
    count("first writes", p, 1);
    count("again", p, 2);
    msync((void *)p, PAGES / 2 * PAGE, MS_SYNC);
    count("half written back", p, 3);
    fsync(fd);
    count("all written back", p, 4);
    madvise((void *)p, PAGES * PAGE, MADV_DONTNEED);
    count("dropped from the page tables", p, 5);
    return 0;
}
