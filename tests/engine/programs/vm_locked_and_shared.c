#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define BASE ((char *)0x20000000)

static void show(const char *title)
{
    FILE *f = fopen("/proc/self/smaps", "r");
    char line[300];
    unsigned long start, end;
    int shown = 0;

    while (fgets(line, sizeof line, f)) {
        if (sscanf(line, "%lx-%lx", &start, &end) == 2)
            shown = start >= 0x20000000 && start < 0x30000000;
        else if (shown && (!strncmp(line, "Rss:", 4) || !strncmp(line, "Pss:", 4) || !strncmp(line, "Locked:", 7)))
            printf("%s, %.4s %d KiB\n", title, line, atoi(strchr(line, ':') + 1));
    }
    fclose(f);
}

int main(void)
{
    int fd = memfd_create("pages", 0);

    setvbuf(stdout, NULL, _IONBF, 0);
    ftruncate(fd, 8192);
    pwrite(fd, "x", 1, 0), pwrite(fd, "y", 1, 4096);
    mmap(BASE, 8192, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
    mlock(BASE, 8192);
    show("mapped once");
    mmap(BASE + 0x10000000, 4096, PROT_READ, MAP_SHARED | MAP_FIXED | MAP_POPULATE, fd, 0);
    show("one page mapped twice");
    if (fork() == 0) {
        (void)*(volatile char *)BASE;
        show("in a child");
        _exit(0);
    }
    wait(NULL);
    return 0;
}
