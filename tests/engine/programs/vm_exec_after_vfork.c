// topic: exec after vfork
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
int main(int argc, char **argv) { if (argc > 1) { printf("child says %s\n", argv[1]); return 5; } int p[2]; pipe(p); pid_t c = vfork(); if (!c) { dup2(p[1], 1); close(p[0]); close(p[1]); execl("/proc/self/exe", argv[0], "hello", (char *)0); _exit(127); } close(p[1]); char b[64]; int n = read(p[0], b, 63); b[n] = 0; printf("read [%s]", b); int s; waitpid(c, &s, 0); printf(" exit %d\n", WEXITSTATUS(s)); return 0; }
