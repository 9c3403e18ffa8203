// topic: lengths and ends beyond what 64 bits hold
// asks: Which calls fail, with which errno, and which do nothing at all?
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define SAY(call)                                                                              \
    do {                                                                                       \
        errno = 0;                                                                             \
        long result = (long)(call);                                                            \
        printf("%-40s %s %s\n", #call, result == -1 ? "failed" : "ok", strerrorname_np(errno)); \
    } while (0)

int main(void)
{
    unsigned char pages[8];
    int rw = PROT_READ | PROT_WRITE;
    char *p = mmap(NULL, 200 * 4096, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    munmap(p + 190 * 4096, 4096);
    SAY(madvise(p, -1, MADV_DONTNEED));
    SAY(madvise(p, -4096, MADV_DONTNEED));
    SAY(madvise((void *)0x7fffffffe000, 8192, MADV_NORMAL));
    SAY(madvise((void *)0x100000, 0, MADV_DONTNEED));
    SAY(mprotect(p, -1, PROT_READ));
    SAY(mprotect(p + 4096, -8192, PROT_READ));
    SAY(mprotect((void *)0x100000, 0, PROT_READ));
    SAY(mincore(p, -1, pages));
    SAY(mincore((void *)0x100000, 0, pages));
    SAY(mlock(p, -1));
    SAY(mlock(p, -8192));
    SAY(mlock((void *)0x100000, 0));
    SAY(munlock(p, -1));
    SAY(munlock(p, -4096));
    SAY(munlock(p, 1UL << 40));
    SAY(msync(p, -1, MS_SYNC));
    SAY(msync(p, -4096, MS_SYNC));
    SAY(munmap(p, -1));
    SAY(munmap((void *)-4096, 4096));
    SAY(mremap(p, -1, 4096, MREMAP_MAYMOVE));
    SAY(mremap(p, 4096, -1, MREMAP_MAYMOVE));
    SAY(mremap(p, 4096, 1UL << 47, MREMAP_MAYMOVE));
    SAY(mmap(0, -1, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    SAY(mmap(0, 4096, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, -4096));
    SAY(mmap(0, 4096, rw, MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0));

    struct rlimit few = {10, 10};
    setrlimit(RLIMIT_NOFILE, &few);
    SAY(fcntl(1, F_DUPFD, 10));
    SAY(fcntl(1, F_DUPFD, -1));
    SAY(fcntl(1, F_DUPFD, 9));
    SAY(fcntl(1, F_DUPFD, 9));
    return 0;
}
