#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    double zero = 0.0, minus = -0.0;
    float single = 0.0f, minus_single = -0.0f;

    // of two zeros the library takes the second one, whatever its sign
    printf("%g %g %g %g\n", fmax(zero, minus), fmax(minus, zero), fmin(zero, minus), fmin(minus, zero));
    printf("%g %g\n", fmaxf(single, minus_single), fminf(minus_single, single));
    printf("%g %g %g %g\n", fmax(NAN, zero), fmin(minus, NAN), fmax(zero, 1), fmin(zero, -INFINITY));

    // gcc compares constants, and takes -0 for the smaller one
    printf("%g %g %g %g\n", fmax(0.0, -0.0), fmax(-0.0, 0.0), fmin(0.0, -0.0), fmin(-0.0, 0.0));
    printf("%g %g %g\n", fmaxf(0.0f, -0.0f), fminf(3, 2.5f), fmax(-1, 4));

    // the smallest number has no absolute value
    int lowest = -2147483647 - 1, absolute = abs(lowest), same = abs(-2147483647 - 1) < 0;
    long longest = labs(-9223372036854775807L - 1);
    printf("%d %d %d %ld\n", absolute, abs(lowest) < 0, same, longest);
    return 0;
}
