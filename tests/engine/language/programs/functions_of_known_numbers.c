#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    double big = 1e30, many = 90000, forty = 40;

    // what gcc calculates becomes the nearest integer of a type
    int whole = exp(30), negative = floor(-1e15);
    unsigned power = pow(2, 40);
    long large = ceil(1e30);
    unsigned char root = sqrt(90000), nearest = round(2.5);
    printf("%d %d %u %ld %d %d\n", whole, negative, power, large, root, nearest);

    // what the library calculates does not
    power = pow(2, forty), large = ceil(big), root = sqrt(many);
    printf("%u %ld %d\n", power, large, root);

    // errors are left to the library
    printf("%g %g %g %d\n", sqrt(-1), log(0), exp(1000), isnan(fmod(1, 0)) != 0);
    printf("%.17g %.17g %.17g\n", sin(1), cbrt(2), atan2(1, -2));
    printf("%g %g %g %g\n", fmod(1e18, 7), hypot(3, 4), trunc(-2.7), rint(3.5));
    printf("%g %ld\n", exp(-740) > 0 ? 1.0 : 0.0, a64l("zzzzzz"));
    return 0;
}
