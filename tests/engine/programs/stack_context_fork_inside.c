#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
#include <ucontext.h>
static ucontext_t m, c;
static char st[65536];
static void f(void) {
    int s;
    if (fork() == 0) {
        puts("child in context");
        swapcontext(&c, &m);
        puts("child back");
        fflush(stdout);
        _exit(4);
    }
    wait(&s);
    printf("child %d\n", WEXITSTATUS(s));
    swapcontext(&c, &m);
    puts("parent back");
}
int main(void) {
    getcontext(&c);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = sizeof st;
    c.uc_link = &m;
    makecontext(&c, f, 0);
    swapcontext(&m, &c);
    puts("main");
    swapcontext(&m, &c);
    puts("end");
    return 0;
}
