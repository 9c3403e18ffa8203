// topic: mremap with MREMAP_FIXED
// asks: May the range hold several mappings, and may the new place overlap the old one?
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE 4096

static void report(const char *what, void *at)
{
    printf("%s: %s\n", what, at == MAP_FAILED ? strerror(errno) : "moved");
}

int main(void)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    char *room = mmap(NULL, 64 * PAGE, PROT_NONE, flags, -1, 0);
    char *area = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, flags, -1, 0);

    strcpy(area, "first");
    strcpy(area + 3 * PAGE, "last");
    report("overlapping", mremap(area, 4 * PAGE, 4 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, area + PAGE));
    mprotect(area + PAGE, PAGE, PROT_READ);
    report("growing", mremap(area, 4 * PAGE, 8 * PAGE, MREMAP_MAYMOVE));
    report("same length", mremap(area, 4 * PAGE, 4 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, room));
    printf("%s %s\n", room, room + 3 * PAGE);
    printf("shared, validated, without a file: %d\n",
           mmap(NULL, PAGE, PROT_READ, MAP_SHARED_VALIDATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    printf("huge pages: %d\n", mmap(NULL, 2 << 20, PROT_READ, flags | MAP_HUGETLB, -1, 0) == MAP_FAILED);
    room[PAGE] = 1;
    return 0;
}
