// topic: longjmp without setjmp
// asks: The buffer was never filled in. Why does the handler not see where the jump leads?
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static jmp_buf never;

static void report(int signal)
{
    printf("signal %d\n", signal);
    _exit(1);
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    signal(SIGSEGV, report);
    printf("before\n");
    longjmp(never, 1);
}
