// topic: system calls and bad pointers
// asks: Only the first page of the buffer is mapped. How much does read take from the pipe?
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char bytes[20000];

static void show(const char *what, long count)
{
    printf("%s: %ld %s\n", what, count, count < 0 ? strerrorname_np(errno) : "");
}

int main(void)
{
    int ends[2];
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    pipe(ends);
    munmap(page + 4096, 4096);
    write(ends[1], bytes, 100);
    show("40 bytes of room for 100", read(ends[0], page + 4056, 100));
    show("they are still there", read(ends[0], bytes, sizeof bytes));
    write(ends[1], bytes, 6000);
    show("a page of room for 6000", read(ends[0], page, 5000));
    show("the rest", read(ends[0], bytes, sizeof bytes));
    write(ends[1], bytes, 3000);
    write(ends[1], bytes, 3000);
    show("4000 bytes of room for two of 3000", read(ends[0], page + 96, 6000));
    show("the rest", read(ends[0], bytes, sizeof bytes));
    return 0;
}
