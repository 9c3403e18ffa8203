/* Powers of zero, and powers of ten in the steps of the library. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void powers_of_zero(void)
{
    volatile float base[] = {0, -0.0f, 1e-45f}, exponent[] = {0.5f, 1, 3, 1e-40f, 1e30f, -0.5f, -3, -0.0f};

    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 8; j++) {
            errno = 0;
            float power = powf(base[i], exponent[j]);
            printf("powf(%a, %a) = %a, errno %d\n", base[i], exponent[j], power, errno);
        }
}

static void powers_of_ten(void)
{
    volatile double x[] = {0, -0.0, 1, 2, 3, -1, -2, -3, 0.5, -2.5, 2.5, 307.9, 308.2, 308.3, 309, 310, -307, -308,
                           -320, -323.1, -323.4, -324, -332, -333, 1e300, -1e300, 1e-300, 1e-17, INFINITY, -INFINITY};
    unsigned long digest = 0;

    for (unsigned i = 0; i < sizeof x / sizeof *x; i++) {
        errno = 0;
        double power = exp10(x[i]);
        printf("exp10(%a) = %a, errno %d\n", x[i], power, errno);
    }
    srand(3);
    for (int i = 0; i < 1000; i++) {
        double power = exp10((rand() % 600000 - 300000) / 1000.0);
        unsigned long bits;
        memcpy(&bits, &power, sizeof bits);
        digest = digest * 31 + bits;
    }
    printf("%lx\n", digest);
}

int main(void)
{
    powers_of_zero();
    powers_of_ten();
    return 0;
}
