// topic: SIGFPE and SIGILL
// asks: What is si_addr of a division by zero: a place in memory, or in the code? Is it the same for two divisions?
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <ucontext.h>

static sigjmp_buf again;
static char *place;

static int quotient(int a, int b) { return a / b; }
static long rest(long a, long b) { return a % b; }
static int two(int a, int b, int c)
{
    int q = a / b;
    int r = a % c;
    return q + r;
}
static int countdown(int n)
{
    int sum = 0;
    for (int i = n; i >= 0; i--)
        sum += 100 / i;
    return sum;
}
static void stop(void) { __builtin_trap(); }

static void trapped(int number, siginfo_t *info, void *context)
{
    place = info->si_addr;
    printf("signal %d, code %d, rip is si_addr: %d, ", number, info->si_code,
           (char *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] == place);
    siglongjmp(again, 1);
}

#define TRY(call, function) \
    if (!sigsetjmp(again, 1)) \
        call; \
    else \
        printf(#function "+%td\n", place - (char *)function)

int main(void)
{
    struct sigaction action = { .sa_sigaction = trapped, .sa_flags = SA_SIGINFO };
    sigaction(SIGFPE, &action, NULL);
    sigaction(SIGILL, &action, NULL);

    TRY(quotient(1, 0), quotient);
    TRY(quotient(-2147483647 - 1, -1), quotient);
    TRY(rest(1, 0), rest);
    TRY(two(5, 0, 1), two);
    TRY(two(5, 1, 0), two);
    TRY(countdown(5), countdown);
    TRY(stop(), stop);
    return 0;
}
