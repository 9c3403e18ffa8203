// topic: a handler changes where the program goes on
// asks: Which function runs behind the bad access, with which arguments, and on which stack?
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>

static char *interrupted;

static void rescue(int code, const char *why)
{
    char here;
    printf("rescue %d: %s\n", code, why);
    printf("just below the stack of main: %d\n", &here < interrupted && &here > interrupted - 256);
    exit(code);
}

static void fault(int number, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    printf("signal %d at %p\n", number, info->si_addr);
    interrupted = (char *)registers[REG_RSP];
    registers[REG_RIP] = (greg_t)rescue;
    registers[REG_RDI] = 42;
    registers[REG_RSI] = (greg_t)"null pointer";
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = fault, .sa_flags = SA_SIGINFO };
    sigaction(SIGSEGV, &action, NULL);
    *(volatile int *)16 = 1;
    puts("not reached");
    return 0;
}
