// topic: clone
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <sys/wait.h>
#include <sys/mman.h>
static int shared = 1; static int f(void *a) { shared = 42; int local; printf("in child stack %d\n", (char *)&local > (char *)a); fflush(stdout); return 7; }
int main(void) { size_t n = 65536; char *st = mmap(0, n, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0); int pid = clone(f, st + n, CLONE_VM | SIGCHLD, st); int s; waitpid(pid, &s, 0); printf("%d exit %d\n", shared, WEXITSTATUS(s)); pid = clone(f, st + n, SIGCHLD, st); shared = 5; waitpid(pid, &s, 0); printf("%d\n", shared); return 0; }
