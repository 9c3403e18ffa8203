#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES 64

static char page[PAGE];

static long faults(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return r.ru_minflt;
}

static long kib(const char *field)
{
    char line[200];
    long found = -1;
    FILE *f = fopen("/proc/self/status", "r");

    while (fgets(line, sizeof line, f))
        if (strncmp(line, field, strlen(field)) == 0)
            found = atol(line + strlen(field) + 1);
    fclose(f);
    return found;
}

static void measure(const char *what, int fd, int flags, int writes)
{
    /* aligned to 64 KiB, as the windows of the kernel are */
    char *area = mmap(NULL, 3 * PAGES * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *p = (char *)(((uintptr_t)area + 65535) & -65536ul);
    volatile char sum = 0;

    mmap(p, PAGES * PAGE, PROT_READ | PROT_WRITE, flags | MAP_FIXED, fd, 0);
    long file = kib("RssFile"), shared = kib("RssShmem"), anonymous = kib("RssAnon"), before = faults();
    for (int i = 0; i < PAGES; i++)
        if (writes)
            p[i * PAGE] = 1;
        else
            sum += p[i * PAGE];
    long first = faults() - before;
    file = kib("RssFile") - file, shared = kib("RssShmem") - shared, anonymous = kib("RssAnon") - anonymous;
    before = faults();
    for (int i = 0; i < PAGES; i++)
        p[i * PAGE] = 2;
    printf("%s: %ld faults, file %ld KiB, shared %ld KiB, anonymous %ld KiB; then writing: %ld\n", what, first, file,
           shared, anonymous, faults() - before);
    munmap(area, 3 * PAGES * PAGE);
}

int main(void)
{
    char name[] = "/tmp/aroundXXXXXX";
    int fd = mkstemp(name), memory = memfd_create("memory", 0), sparse = memfd_create("sparse", 0);

    setvbuf(stdout, NULL, _IONBF, 0);
    unlink(name);
    for (int i = 0; i < PAGES; i++) {
        write(fd, page, PAGE);
        write(memory, page, PAGE);
    }
    ftruncate(sparse, PAGES * PAGE);
    faults();
    kib("RssFile");
    measure("file, private, read", fd, MAP_PRIVATE, 0);
    measure("file, shared, read", fd, MAP_SHARED, 0);
    measure("file, private, written", fd, MAP_PRIVATE, 1);
    measure("memory, shared, read", memory, MAP_SHARED, 0);
    measure("memory, private, read", memory, MAP_PRIVATE, 0);
    measure("holes, shared, read", sparse, MAP_SHARED, 0);
    measure("anonymous, shared, read", -1, MAP_SHARED | MAP_ANONYMOUS, 0);
    measure("anonymous, private, read", -1, MAP_PRIVATE | MAP_ANONYMOUS, 0);
    return 0;
}
