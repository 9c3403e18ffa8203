// topic: open descriptors
#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>
#include <string.h>
#include <stdlib.h>
#include <dirent.h>
int main(void) { int fd = open("/dev/null", O_RDONLY), p[2]; pipe(p); char b[200]; int n = readlink("/proc/self/fd/3", b, 200); b[n] = 0; puts(b); n = readlink("/proc/self/fd/4", b, 200); b[5] = 0; puts(b); n = readlink("/proc/self/exe", b, 200); b[n] = 0; puts(strrchr(b, '/')); int k = 0; DIR *d = opendir("/proc/self/fd"); while (readdir(d)) k++; printf("%d\n", k); return 0; }
