#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result, result < 0 ? strerrorname_np(errno) : "");
}

static int file(const char *text)
{
    char name[] = "/tmp/copyXXXXXX";
    int fd = mkstemp(name);

    unlink(name);
    write(fd, text, strlen(text));
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static void show(int fd)
{
    char text[100];
    int count = pread(fd, text, sizeof text, 0);

    printf("[%.*s] at %ld\n", count, text, (long)lseek(fd, 0, SEEK_CUR));
}

int main(void)
{
    int from = file("0123456789abcdef"), to = file(""), ends[2];
    off_t place = 4, other = 20;
    char text[40];

    setvbuf(stdout, NULL, _IONBF, 0);
    say("sendfile", sendfile(to, from, NULL, 6));
    show(from), show(to);
    say("sendfile from 4", sendfile(to, from, &place, 3));
    printf("place %ld\n", (long)place);
    show(from), show(to);
    say("to the end", sendfile(to, from, NULL, 1000));
    say("at the end", sendfile(to, from, NULL, 1000));
    show(to);
    place = -1;
    say("before the start", sendfile(to, from, &place, 1));
    pipe(ends);
    place = 0;
    say("to a pipe", sendfile(ends[1], from, &place, 8));
    printf("[%.*s]\n", (int)read(ends[0], text, sizeof text), text);
    say("from a pipe", sendfile(to, ends[0], NULL, 1));
    say("to the reading end", sendfile(ends[0], from, NULL, 1));
    say("bad pointer", sendfile(to, from, (off_t *)8, 1));
    say("from nothing", sendfile(to, 77, NULL, 1));
    place = 0;
    fflush(stdout);
    say(" to standard output", sendfile(1, from, &place, 5));
    fcntl(to, F_SETFL, O_APPEND);
    say("appending", sendfile(to, from, &place, 1));
    say("range, appending", copy_file_range(from, &place, to, NULL, 1, 0));
    fcntl(to, F_SETFL, 0);
    place = 2;
    say("range", copy_file_range(from, &place, to, &other, 3, 0));
    printf("%ld %ld\n", (long)place, (long)other);
    show(to);
    place = 2, other = 3;
    say("overlapping", copy_file_range(from, &place, from, &other, 3, 0));
    say("flags", copy_file_range(from, NULL, to, NULL, 1, 1));
    say("range to a pipe", copy_file_range(from, &place, ends[1], NULL, 1, 0));
    say("range beyond the end", copy_file_range(from, NULL, to, NULL, 10, 0));

    say("close_range", close_range(ends[0], ends[1], 0));
    say("read", read(ends[0], text, 1));
    say("backwards", close_range(9, 8, 0));
    say("to close on exec", close_range(from, from, CLOSE_RANGE_CLOEXEC));
    say("flags", fcntl(from, F_GETFD));
    closefrom(3);
    say("write", write(to, "x", 1));
    return 0;
}
