#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <signal.h>
#include <fcntl.h>
static void bye(void) { printf("atexit\n"); }
int main(void)
{
    int p[2]; char b[70000]; ssize_t n;
    atexit(bye);
    printf("before fork,");
    pid_t c = fork();
    if (!c) { printf("child,"); exit(0); }
    waitpid(c, NULL, 0);
    printf("parent\n");
    pipe(p);
    printf("capacity %d\n", fcntl(p[1], F_GETPIPE_SZ));
    fcntl(p[1], F_SETFL, O_NONBLOCK);
    memset(b, 'x', sizeof b);
    printf("write %zd\n", write(p[1], b, 70000));
    printf("write %zd %s\n", write(p[1], b, 1), strerrorname_np(errno));
    printf("read %zd\n", read(p[0], b, 5000));
    printf("write %zd\n", write(p[1], b, 5000));
    printf("write %zd\n", write(p[1], b, 4000));
    close(p[1]);
    long t = 0; while ((n = read(p[0], b, 4096)) > 0) t += n;
    printf("drained %ld, end %zd\n", t, n);
    close(p[0]);
    pipe(p); close(p[0]);
    signal(SIGPIPE, SIG_IGN);
    printf("write %zd %s\n", write(p[1], b, 1), strerrorname_np(errno));
    fflush(stdout);
    if (!(c = fork())) { signal(SIGPIPE, SIG_DFL); write(p[1], b, 1); _exit(0); }
    int s; waitpid(c, &s, 0); printf("child %x\n", s);
    pipe(p);
    FILE *w = fdopen(p[1], "w"), *r = fdopen(p[0], "r");
    fprintf(w, "line one\nline two\nrest"); fclose(w);
    char *l = NULL; size_t cap = 0;
    while ((n = getline(&l, &cap, r)) > 0) printf("%zd %zu %s|", n, cap, l);
    printf("eof %d err %d\n", feof(r), ferror(r));
    return 0;
}
