// topic: buffers that reach into memory without rights
// asks: 100 of 200 bytes lie in a usable page. How much do read and write transfer, by kind of file?
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, ssize_t count)
{
    printf("%s: %zd %s\n", what, count, count < 0 ? strerror(errno) : "");
}

int main(void)
{
    char text[256];
    int ends[2];

    setvbuf(stdout, NULL, _IONBF, 0);
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(pages + 4096, 4096, PROT_NONE);
    char *buffer = pages + 4096 - 100;
    memset(buffer, 'b', 100);
    memset(text, 't', sizeof text);
    int file = fileno(tmpfile()), zero = open("/dev/zero", O_RDONLY), null = open("/dev/null", O_WRONLY);

    show("write to a file", write(file, buffer, 200));
    show("its length", lseek(file, 0, SEEK_END));
    write(file, text, 200);
    lseek(file, 0, SEEK_SET);
    show("read from the file", read(file, buffer, 200));
    show("its place", lseek(file, 0, SEEK_CUR));
    show("again, nothing usable", read(file, pages + 4096, 200));
    show("its place", lseek(file, 0, SEEK_CUR));
    show("read from /dev/zero", read(zero, buffer, 200));
    show("write to /dev/null", write(null, buffer, 200));
    pipe2(ends, O_NONBLOCK);
    show("write to a pipe", write(ends[1], buffer, 200));
    show("what the pipe holds", read(ends[0], text, 200));
    write(ends[1], text, 200);
    show("read from a pipe", read(ends[0], buffer, 200));
    show("what is left", read(ends[0], text, 200));
    return 0;
}
