#include <math.h>
#include <stdio.h>

struct fields {
    int five : 5;
    unsigned three : 3;
    _Bool one : 1;
    long forty : 40;
};

static struct fields fixed[] = {{1e3, 9.5}, {-17.5, -2}, {17, 9}};

int main(void)
{
    struct fields at_first = {1e3, 9.5, 0.5, 1e13}, set;
    double thousand = 1e3, many = 1e13, little = -1.5;
    volatile long double endless = INFINITY;

    // a constant becomes the nearest value, what is calculated loses its upper bits
    for (int i = 0; i < 3; i++)
        printf("%d %u\n", fixed[i].five, fixed[i].three);
    printf("%d %u %d %ld\n", at_first.five, at_first.three, at_first.one, (long)at_first.forty);
    set.five = 1e3, set.three = -1.5, set.one = 0.5, set.forty = 1e13;
    printf("%d %u %d %ld\n", set.five, set.three, set.one, (long)set.forty);
    set.five = thousand, set.three = little, set.one = little, set.forty = many;
    printf("%d %u %d %ld\n", set.five, set.three, set.one, (long)set.forty);

    // what is too large for an unsigned long
    printf("%lu ", (unsigned long)endless);
    endless = -endless;
    printf("%lu ", (unsigned long)endless);
    endless = NAN;
    printf("%lu\n", (unsigned long)endless);
    return 0;
}
