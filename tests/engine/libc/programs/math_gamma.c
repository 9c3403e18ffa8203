// topic: the bits of tgamma
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t state;

static double next(double low, double high)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return low + (high - low) * ((state >> 11) * 0x1p-53);
}

static void sum(double low, double high)
{
    uint64_t word, total = 14695981039346656037u;

    for (int i = 0; i < 100; i++) {
        double y = tgamma(next(low, high));
        memcpy(&word, &y, 8);
        total = (total ^ word) * 1099511628211u;
    }
    printf("%g to %g: %016lx\n", low, high, total);
}

int main(void)
{
    sum(0, 1.5);
    sum(1.5, 6.5);
    sum(6.5, 12);
    sum(12, 175);
    sum(-10, 0);
    sum(-200, -10);
    volatile double zero = 0, large = 172, pole = -3, small = -190.5;
    printf("%g %d", tgamma(large), errno);
    errno = 0;
    printf(" %g %d", tgamma(small), errno);
    errno = 0;
    printf(" %g %d", tgamma(pole), errno);
    errno = 0;
    printf(" %g", tgamma(-zero));
    printf(" %d %g\n", errno, tgamma(5 + zero));
    return 0;
}
