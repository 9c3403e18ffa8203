// topic: shared and private mappings of a file
// asks: The child cuts the file off, the parent lets it grow again. What do the mappings of the parent show?
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char *shared, *own;

static void show(const char *when)
{
    printf("%s: shared [%s], private [%s] and [%s]\n", when, shared + 4096, own + 4096, own + 8192);
}

int main(void)
{
    int file = memfd_create("file", 0);

    setvbuf(stdout, NULL, _IONBF, 0);
    ftruncate(file, 3 * 4096);
    shared = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    own = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    strcpy(shared + 4096, "shared");
    strcpy(own + 8192, "own");
    show("before");
    if (fork() == 0) {
        ftruncate(file, 4096);
        _exit(0);
    }
    wait(NULL);
    ftruncate(file, 3 * 4096);
    show("after");
    strcpy(own + 8192, "own again");
    show("written");
    if (fork() == 0) {
        show("in the child");
        _exit(0);
    }
    wait(NULL);
    return 0;
}
