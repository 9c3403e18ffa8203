// topic: division by zero
// asks: Which of these divisions by zero trap? gcc knows what 0, 1 and x divided by something are.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>

#define SHOW(quotient)                                     \
    if (sigsetjmp(back, 1) == 0)                           \
        printf("%s is %ld\n", #quotient, (long)(quotient)); \
    else                                                   \
        printf("%s traps\n", #quotient)

static sigjmp_buf back;
static volatile int zero, one = 1, minus = -1, two = 2;

static void trap(int signal)
{
    siglongjmp(back, signal);
}

static int divide(int a, int b)
{
    return a / b;
}

int main(void)
{
    int z = 0;
    unsigned u = 0;

    signal(SIGFPE, trap);
    SHOW(1 / zero);
    SHOW(1 / one);
    SHOW(1 / minus);
    SHOW(1 / two);
    SHOW(1L / z);
    SHOW(1 / u);
    SHOW(1u / minus);
    SHOW(0 / zero);
    SHOW(0 % zero);
    SHOW(z / z);
    SHOW(1 % zero);
    SHOW(1 / -zero);
    SHOW(1 / (0 - zero));
    SHOW(1 / (zero + 0));
    SHOW(-1 / zero);
    SHOW(2 / zero);
    SHOW(one / zero);
    SHOW(divide(1, zero));
    return 0;
}
