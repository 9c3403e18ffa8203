// topic: shared memory after fork
// asks: Why has the child none of the pages in memory at first? How many page faults does each process have?
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static int resident(const char *place, int *dirty)
{
    char line[400];
    int inside = 0, total = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");

    *dirty = 0;
    while (fgets(line, sizeof line, smaps)) {
        unsigned long start, end;
        if (strchr(line, '-') && sscanf(line, "%lx-%lx ", &start, &end) == 2)
            inside = (unsigned long)place >= start && (unsigned long)place < end;
        else if (inside && !strncmp(line, "Rss:", 4))
            total = atoi(line + 4);
        else if (inside && (!strncmp(line, "Shared_Dirty:", 13) || !strncmp(line, "Private_Dirty:", 14)))
            *dirty += atoi(strchr(line, ':') + 1);
    }
    fclose(smaps);
    return total;
}

int main(void)
{
    char *private = mmap(NULL, 32 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *shared = mmap(NULL, 32 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int dirty;

    memset(private, 1, 32 * PAGE);
    memset(shared, 1, 32 * PAGE);
    faults();
    if (fork() == 0) {
        int size = resident(shared, &dirty);
        printf("child: %d of shared memory, %d dirty\n", size, dirty);
        long before = faults();
        memset(shared, 2, 32 * PAGE);
        long first = faults() - before;
        memset(private, 2, 32 * PAGE);
        printf("shared %ld, private %ld\n", first, faults() - before - first);
        size = resident(shared, &dirty);
        printf("child: %d of shared memory, %d dirty\n", size, dirty);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    long before = faults();
    memset(shared, 3, 32 * PAGE);
    long first = faults() - before;
    memset(private, 3, 32 * PAGE);
    printf("parent: shared %ld, private %ld\n", first, faults() - before - first);
    int size = resident(shared, &dirty);
    printf("parent: %d of shared memory, %d dirty\n", size, dirty);
    return 0;
}
