// topic: what mmap accepts that one would not expect
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAPPED(...) (mmap(NULL, __VA_ARGS__, 0) != MAP_FAILED)

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    int anonymous = MAP_PRIVATE | MAP_ANONYMOUS, fd = memfd_create("file", 0);
    size_t large = 1ul << 40;

    ftruncate(fd, 4096);
    char *p = mmap(NULL, 8192, -1, anonymous, -1, 0);
    p[5000] = 1;
    printf("any protection: %d\n", p != MAP_FAILED);
    printf("mprotect is stricter: %d\n", mprotect(p, 4096, -1));
    printf("a terabyte of a file: %d, private: %d\n", MAPPED(large, PROT_READ | PROT_WRITE, MAP_SHARED, fd),
           MAPPED(large, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd));
    printf("of memory: %d, shared: %d, read-only: %d\n", MAPPED(large, PROT_READ | PROT_WRITE, anonymous, -1),
           MAPPED(large, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1),
           MAPPED(large, PROT_READ, anonymous, -1));
    return 0;
}
