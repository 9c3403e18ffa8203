// topic: what smaps says about areas
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static void flags(const char *name, void *at) {
    FILE *smaps = fopen("/proc/self/smaps", "r");
    char line[300];
    unsigned long start, end;
    int inside = 0;
    while (fgets(line, sizeof line, smaps)) {
        if (sscanf(line, "%lx-%lx ", &start, &end) == 2)
            inside = start <= (unsigned long)at && (unsigned long)at < end;
        else if (inside && strncmp(line, "VmFlags", 7) == 0)
            printf("%-9s %s", name, line);
    }
    fclose(smaps);
}

static void *area(int protection, int more) {
    return mmap(NULL, 1 << 16, protection, MAP_ANONYMOUS | more, -1, 0);
}

int main(void) {
    int rw = PROT_READ | PROT_WRITE;
    char *advised = area(rw, MAP_PRIVATE);
    flags("private", area(rw, MAP_PRIVATE | MAP_NORESERVE));
    flags("reading", area(PROT_READ, MAP_PRIVATE));
    flags("none", area(PROT_NONE, MAP_PRIVATE));
    flags("shared", area(rw, MAP_SHARED));
    flags("grows", area(rw, MAP_PRIVATE | MAP_GROWSDOWN));
    flags("stack", area(rw, MAP_PRIVATE | MAP_STACK));
    madvise(advised, 1 << 16, MADV_DONTFORK);
    madvise(advised, 1 << 16, MADV_DONTDUMP);
    flags("advised", advised);
    flags("code", main);
    flags("literal", "text");
    flags("stack", &rw);

    FILE *memory = fopen("/proc/meminfo", "r");
    char name[40];
    long value;
    for (int i = 0; i < 3; i++) {
        fscanf(memory, "%39s %ld kB", name, &value);
        printf("%s %d\n", name, value > 1000000);
    }
    return 0;
}
