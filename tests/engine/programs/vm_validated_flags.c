// topic: validated flags
#define _GNU_SOURCE
#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#define T(x) do { errno = 0; void *r = (x); printf("%-78s %s\n", #x, r == MAP_FAILED ? strerror(errno) : "ok"); } while (0)
int main(void) { int fd = memfd_create("x", 0); T(mmap(0, 4096, 3, MAP_SHARED_VALIDATE, fd, 0)); T(mmap(0, 4096, 3, MAP_SHARED_VALIDATE | MAP_SYNC, fd, 0)); T(mmap(0, 4096, 3, MAP_SHARED | MAP_PRIVATE, fd, 0)); T(mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, fd, 0)); T(mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0)); T(mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0)); T(mmap((void *)-4096, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)); T(mmap(0, -1, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)); T(mmap((void *)0x1000, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)); T(mmap(0, 4096, 3, MAP_PRIVATE, fd, -4096)); T(mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS | 0x10000000, -1, 0)); return 0; }
