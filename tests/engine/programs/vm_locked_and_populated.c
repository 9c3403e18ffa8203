/* What the kernel refuses to locked mappings and beyond the end of a file, and what it brings in by itself. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096

static const char *told(long result)
{
    if (result != -1)
        return "done";
    return errno == EINVAL ? "EINVAL" : errno == ENOMEM ? "ENOMEM" : errno == EFAULT ? "EFAULT" : "EACCES";
}

static void resident(const char *what, char *from, int pages)
{
    unsigned char present[16];
    mincore(from, pages * PAGE, present);
    printf("%s:", what);
    for (int i = 0; i < pages; i++)
        printf(" %d", present[i] & 1);
    puts("");
}

int main(void)
{
    char *base = mmap(NULL, 64 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int both = PROT_READ | PROT_WRITE, here = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    int file = memfd_create("file", 0);
    ftruncate(file, 2 * PAGE);

    char *locked = mmap(base, 4 * PAGE, both, here | MAP_LOCKED, -1, 0);
    printf("cold %s, free %s, dontneed %s\n", told(madvise(locked, PAGE, MADV_COLD)),
           told(madvise(locked, PAGE, MADV_FREE)), told(madvise(locked, PAGE, MADV_DONTNEED)));
    char *shown = mmap(base + 8 * PAGE, 4 * PAGE, both, MAP_SHARED | MAP_FIXED, file, 0);
    printf("populate beyond the file %s\n", told(madvise(shown, 4 * PAGE, MADV_POPULATE_READ)));
    printf("populate without rights %s\n", told(madvise(base + 16 * PAGE, PAGE, MADV_POPULATE_READ)));
    printf("lock beyond the file %s\n", told(mlock(shown, 4 * PAGE)));
    printf("remove of locked %s\n", told(madvise(shown, PAGE, MADV_REMOVE)));
    munlock(shown, 4 * PAGE);
    mprotect(shown, PAGE, PROT_READ);
    printf("remove without writing %s\n", told(madvise(shown, PAGE, MADV_REMOVE)));

    char *sleeping = mmap(base + 20 * PAGE, 3 * PAGE, PROT_NONE, here | MAP_LOCKED, -1, 0);
    resident("locked without rights", sleeping, 3);
    mprotect(sleeping + PAGE, PAGE, both);
    resident("the second made writable", sleeping, 3);
    mremap(locked, 4 * PAGE, 6 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, base + 28 * PAGE);
    resident("locked, moved and grown", base + 28 * PAGE, 6);

    mmap(base + 40 * PAGE, 2 * PAGE, both, here, -1, 0);
    mmap(base + 42 * PAGE, 2 * PAGE, PROT_READ, here, -1, 0);
    int move = MREMAP_MAYMOVE | MREMAP_FIXED;
    char *from = base + 40 * PAGE, *to = base + 50 * PAGE;
    printf("shrunk to a part of the second %s\n", told((long)mremap(from, 4 * PAGE, 3 * PAGE, move, to)));
    printf("shrunk to the first %s\n", told((long)mremap(from, 4 * PAGE, 2 * PAGE, move, to)));
    return 0;
}
