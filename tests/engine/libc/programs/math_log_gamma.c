// topic: the bits of lgamma
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
        double y = lgamma(next(low, high));
        memcpy(&word, &y, 8);
        total = (total ^ word) * 1099511628211u;
    }
    printf("%g to %g: %016lx\n", low, high, total);
}

int main(void)
{
    sum(0, 2);
    sum(2, 8);
    sum(8, 1e6);
    sum(-2, 0);
    sum(-3, -2);
    sum(-7, -3);
    sum(-28, -7);
    sum(-300, -28);
    sum(0, 1e-25);
    volatile double zero = 0, large = 1e306, pole = -3, half = -0.5;
    printf("%g %g", lgamma(zero), lgamma(large));
    printf(" %d %g", errno, lgamma(pole));
    int sign = 0;
    printf(" %.17g", lgamma_r(half, &sign));
    printf(" %d\n", sign);
    return 0;
}
