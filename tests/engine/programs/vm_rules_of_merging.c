#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BASE ((char *)0x20000000)
#define PAGE 4096
#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED)
#define READ_WRITE (PROT_READ | PROT_WRITE)

static sigjmp_buf back;

static void handler(int number)
{
    siglongjmp(back, number);
}

static void touch(int page)
{
    int number = sigsetjmp(back, 1);

    if (number)
        printf("page %d: signal %d\n", page, number);
    else
        (void)((volatile char *)BASE)[page * PAGE];
}

static void show(const char *title)
{
    FILE *f = fopen("/proc/self/smaps", "r");
    char line[300];
    unsigned long start, end;
    int shown = 0;

    printf("%s\n", title);
    while (fgets(line, sizeof line, f)) {
        if (sscanf(line, "%lx-%lx", &start, &end) == 2)
            shown = start >= 0x20000000 && start < 0x30000000;
        else if (!shown)
            continue;
        if (strncmp(line, "Rss:", 4) == 0)
            printf(" %2lu to %2lu: %3d KiB", (start & 0xfffffff) / PAGE, (end & 0xfffffff) / PAGE, atoi(line + 5));
        if (strncmp(line, "VmFlags:", 8) == 0)
            printf(",%s", line + 8);
    }
    fclose(f);
}

static void map(int page, int pages, int rights)
{
    void *at = mmap(BASE + page * PAGE, pages * PAGE, rights, PRIVATE, -1, 0);
    if (at == MAP_FAILED)
        printf("mmap: %s\n", strerrorname_np(errno));
}

static void clear(void)
{
    munmap(BASE, 64 * PAGE);
}

static void limit(int resource, rlim_t bytes)
{
    setrlimit(resource, &(struct rlimit){bytes, RLIM_INFINITY});
}

static long data_size(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[200];
    long found = 0;

    while (fgets(line, sizeof line, f))
        if (strncmp(line, "VmData:", 7) == 0)
            found = atol(line + 7) * 1024;
    fclose(f);
    return found;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    signal(SIGBUS, handler);

    map(0, 8, READ_WRITE);
    mlock(BASE + 2 * PAGE, 4 * PAGE);
    show("locked in the middle");
    mremap(BASE + 2 * PAGE, 4 * PAGE, 4 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP, BASE + 16 * PAGE);
    show("moved, and the old place kept");
    mlock2(BASE + 7 * PAGE, PAGE, MLOCK_ONFAULT);
    show("locked as it is used");
    clear();

    map(0, 8, READ_WRITE);
    BASE[0] = BASE[7 * PAGE] = 1;
    mlock2(BASE + 3 * PAGE, PAGE, MLOCK_ONFAULT);
    mprotect(BASE + 6 * PAGE, PAGE, PROT_READ);
    if (fork() == 0) {
        show("a child's mappings stay apart");
        mprotect(BASE + 6 * PAGE, PAGE, READ_WRITE);
        map(8, 2, READ_WRITE);
        show("and do not merge with what it changes or adds");
        _exit(0);
    }
    wait(NULL);
    munlock(BASE + 3 * PAGE, PAGE);
    mprotect(BASE + 6 * PAGE, PAGE, READ_WRITE);
    map(8, 2, READ_WRITE);
    show("the parent's do");
    clear();

    map(0, 8, PROT_READ);
    long data = data_size();
    limit(RLIMIT_DATA, data + PAGE);
    map(2, 3, READ_WRITE);
    map(4, 5, READ_WRITE);
    limit(RLIMIT_DATA, RLIM_INFINITY);
    show("what is replaced does not count; a mapping that is refused leaves its cuts");
    clear();

    int fd = memfd_create("pages", 0);
    ftruncate(fd, 2 * PAGE);
    pwrite(fd, "xx", 2, 0), pwrite(fd, "yy", 2, PAGE);
    mmap(BASE, 8 * PAGE, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0);
    touch(5);
    show("a fault beyond the end brings in what lies around");
    clear();
    return 0;
}
