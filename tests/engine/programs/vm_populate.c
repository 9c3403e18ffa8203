// topic: filling pages in ahead
// asks: What do MADV_POPULATE_READ and MADV_POPULATE_WRITE leave for later page faults? What stops them?
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#endif
#define PAGE 4096

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static long reading(volatile char *pages, int count)
{
    long before = faults();
    for (int i = 0; i < count; i++)
        (void)pages[i * PAGE];
    return faults() - before;
}

static long writing(volatile char *pages, int count)
{
    long before = faults();
    for (int i = 0; i < count; i++)
        pages[i * PAGE] = 1;
    return faults() - before;
}

static void advise(char *pages, int count, int advice)
{
    errno = 0;
    int result = madvise(pages, count * PAGE, advice);
    printf("%s %d: %d, %s\n", advice == MADV_POPULATE_READ ? "read" : "write", count, result, strerror(errno));
}

int main(void)
{
    char *pages = mmap(NULL, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    faults();
    advise(pages, 8, MADV_POPULATE_READ);
    printf("then reading %ld, writing %ld\n", reading(pages, 8), writing(pages, 8));
    advise(pages + 8 * PAGE, 8, MADV_POPULATE_WRITE);
    printf("then writing %ld\n", writing(pages + 8 * PAGE, 8));
    mprotect(pages + 20 * PAGE, PAGE, PROT_READ);
    munmap(pages + 24 * PAGE, PAGE);
    advise(pages + 16 * PAGE, 16, MADV_POPULATE_WRITE);
    printf("before the page that may only be read %ld\n", writing(pages + 16 * PAGE, 4));
    printf("behind it %ld\n", writing(pages + 21 * PAGE, 3));
    mprotect(pages + 36 * PAGE, PAGE, PROT_READ);
    munmap(pages + 34 * PAGE, PAGE);
    advise(pages + 32 * PAGE, 8, MADV_POPULATE_WRITE);
    printf("before the hole %ld, behind it %ld\n", writing(pages + 32 * PAGE, 2), writing(pages + 35 * PAGE, 1));
    mprotect(pages + 50 * PAGE, PAGE, PROT_NONE);
    advise(pages + 48 * PAGE, 8, MADV_POPULATE_READ);
    printf("reading %ld\n", reading(pages + 48 * PAGE, 2));
    return 0;
}
