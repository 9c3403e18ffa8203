#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char text[1 << 16];

static void sizes(const char *path, int count)
{
    int fd = open(path, O_RDONLY), got, reads = 0, whole = 1, most = 0;

    while ((got = read(fd, text, count)) > 0) {
        reads++;
        most = got > most ? got : most;
        whole &= text[got - 1] == '\n';
    }
    close(fd);
    printf("%s by %d: %s, at most a page: %s, ends of lines: %s\n", path, count, reads > 1 ? "several" : "one",
           most <= 4096 ? "yes" : "no", whole ? "always" : "not always");
}

int main(void)
{
    struct { const char *path; } files[] = {{"/proc/self/maps"}, {"/proc/self/smaps"}, {"/proc/self/status"},
                                            {"/proc/self/limits"}, {"/proc/self/statm"}};

    for (int i = 0; i < 5; i++)
        for (int count = 64; count <= sizeof text; count *= 4)
            sizes(files[i].path, count);
    FILE *f = fopen("/proc/self/maps", "r");
    fgetc(f);
    printf("a stream has read %ld bytes\n", lseek(fileno(f), 0, SEEK_CUR));
    fclose(f);
    return 0;
}
