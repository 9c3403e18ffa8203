#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define PAGES 12

static char text[1 << 16];
static int numbers[PAGES * 1024] = {1};
static char *names[2048] = {[1500] = "late"};

static void read_all(const char *path)
{
    int fd = open(path, O_RDONLY), count, size = 0;

    while ((count = read(fd, text + size, sizeof text - 1 - size)) > 0)
        size += count;
    text[size] = '\0';
    close(fd);
}

static long field(const char *from, const char *name)
{
    return strtol(strstr(from, name) + strlen(name), NULL, 10);
}

static long faults(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_minflt;
}

static void libraries(const char *name)
{
    for (char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
        char *line = at;
        while (line > text && line[-1] != '\n')
            line--;
        char *rights = strchr(line, ' ') + 1;
        long size = field(at, "\nSize:"), rss = field(at, "\nRss:"), own = field(at, "\nAnonymous:");
        /* what is only read of code depends on where ASLR puts it */
        const char *share = rss == 0 ? "nothing" : rights[2] == 'x' ? "some" : rss == size ? "all" : "partly";
        printf("%s %.4s: %s, of its own %ld KiB\n", name, rights, share, own);
    }
}

int main(void)
{
    read_all("/proc/self/status");
    long resident = field(text, "\nVmRSS:"), anonymous = field(text, "\nRssAnon:"), before;

    read_all("/proc/self/smaps");
    libraries("/libc.so.6");
    libraries("/ld-linux");
    libraries("[vdso]");
    before = faults();
    for (int i = 0; i < PAGES; i++)
        numbers[i * 1024] = 2;
    printf("writing %d pages of numbers: %ld faults\n", PAGES, faults() - before);
    before = faults();
    names[0] = "early", names[2000] = "last";
    printf("writing names: %ld faults\n", faults() - before);
    printf("resident: %s\n", resident > 900 && resident < 1250 ? "about 1 MiB" : "something else");
    printf("anonymous: %s\n", anonymous > 90 && anonymous < 130 ? "about 110 KiB" : "something else");
    return 0;
}
