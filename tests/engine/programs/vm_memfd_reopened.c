// topic: memfd reopened
#define _GNU_SOURCE
#include <stdio.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
int main(void) { int fd = memfd_create("data", 0); write(fd, "hello", 5); char p[64], b[64] = ""; sprintf(p, "/proc/self/fd/%d", fd); int g = open(p, O_RDONLY); printf("%d %zd %s\n", g > fd, read(g, b, 10), b); int n = readlink(p, b, 63); b[n] = 0; puts(b); printf("%zd\n", write(g, "x", 1)); printf("%zd %d\n", pwrite(fd, "J", 1, 0), (int)lseek(g, 0, SEEK_CUR)); sprintf(p, "/proc/%d/fd/%d", getpid(), fd); g = open(p, O_RDWR); char *m = mmap(0, 4096, 3, MAP_SHARED, g, 0); printf("%.5s\n", m); return 0; }
