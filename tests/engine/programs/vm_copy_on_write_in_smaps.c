// topic: copy on write, seen in smaps
// asks: Which pages are shared after fork, until when? What does MADV_FREE leave?
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static void show(const char *when, const char *place)
{
    static const char *const keys[] = {"Rss",           "Pss",        "Pss_Dirty",  "Shared_Clean", "Shared_Dirty",
                                       "Private_Clean", "Private_Dirty", "Referenced", "Anonymous"};
    char line[400];
    int inside = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");

    printf("%s:", when);
    while (fgets(line, sizeof line, smaps)) {
        unsigned long start, end;
        char *colon = strchr(line, ':');
        if (strchr(line, '-') && sscanf(line, "%lx-%lx ", &start, &end) == 2)
            inside = (unsigned long)place >= start && (unsigned long)place < end;
        else if (inside)
            for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++)
                if (colon && strlen(keys[i]) == (size_t)(colon - line) && !strncmp(line, keys[i], colon - line))
                    printf(" %s %d", keys[i], atoi(colon + 1));
    }
    printf("\n");
    fflush(stdout);
    fclose(smaps);
}

int main(void)
{
    char *around = mmap(NULL, 24 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *pages = around + PAGE;

    mprotect(pages, 20 * PAGE, PROT_READ | PROT_WRITE);
    show("untouched", pages);
    memset(pages, 1, 10 * PAGE);
    show("10 written", pages);
    if (fork() == 0) {
        show("child", pages);
        volatile char seen = pages[9 * PAGE];
        memset(pages, 2, 2 * PAGE);
        show("child wrote 2", pages);
        if (fork() == 0) {
            show("grandchild", pages);
            pages[3 * PAGE] = 3;
            show("grandchild wrote", pages);
            _exit(seen == 3);
        }
        wait(NULL);
        show("child alone", pages);
        _exit(0);
    }
    wait(NULL);
    show("parent again", pages);
    madvise(pages, 3 * PAGE, MADV_DONTNEED);
    volatile char seen = pages[12 * PAGE];
    show("3 dropped, 1 read", pages);
    madvise(pages + 5 * PAGE, 2 * PAGE, MADV_FREE);
    show("2 may go", pages);
    pages[5 * PAGE] = seen;
    show("1 written", pages);
    return 0;
}
