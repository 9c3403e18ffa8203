/* A floating value that a call returns waits for others in a saved register where it is only moved on, else in memory. */
#include <math.h>
#include <stdio.h>

#define BELOW(x) ((char *)__builtin_frame_address(0) - (char *)&(x))
#define FRAME(name, ...) \
    static void name(double d, double e, float s, int i) { \
        int here; \
        __VA_ARGS__; \
        printf(#name " %td\n", BELOW(here)); \
    }

static double numbers[4], g;
static int f(int x) { return x; }

static double same(double d) { return d; }
static float single(float s) { return s; }
static void two(double a, double b) { g = a - b; }
static void three(double a, double b, double c) { g = a - b * c; }
static void mixed(int a, double b, int c, double d) { g = a + b + c + d; }

FRAME(printed, printf("%g %g\n", same(1), same(2)))
FRAME(printed_singles, printf("%g %g\n", single(1), single(2)))
FRAME(both, two(same(1), same(2)))
FRAME(first, two(same(1), d))
FRAME(last, two(g, same(2)))
FRAME(last_calculated, two(same(1), same(2) * 2))
FRAME(around, three(same(1), d * 2, same(2)))
FRAME(converted, three(f(1), same(2), f(3)))
FRAME(among_integers, mixed(f(1), same(2), f(3), same(4)))
FRAME(nested, two(same(same(1)), same(2)))
FRAME(difference, d = same(d) - same(e))
FRAME(sum, d = same(d) + same(e))
FRAME(product, d = same(d) * same(e))
FRAME(quotient, d = same(d) / same(e))
FRAME(difference_of_product, d = same(d) - same(e) * same(2))
FRAME(calculated_first, d = same(d) * 2 - same(e))
FRAME(from_integer, d = f(1) - same(d))
FRAME(less_an_integer, d = same(d) - f(1))
FRAME(opposite_first, d = -same(d) + same(e))
FRAME(of_elements, numbers[i] -= same(d))
FRAME(of_singles, s = single(s) - single(2))
FRAME(greater, i = same(d) > same(e))
FRAME(less, i = same(d) < same(e))
FRAME(equal, i = same(d) == same(e))
FRAME(with_product, i = same(d) > 2 * same(e))
FRAME(roots, d = sqrt(d) - sqrt(e))
FRAME(absolute, d = fabs(same(d)) - fabs(same(e)))
FRAME(power, d = pow(same(1), same(2)))
FRAME(slope, d = (same(1) - same(2)) / (same(3) - same(4)))
FRAME(cut, i = (int)same(d) + (int)same(e))

int main(void) {
    printed(1, 2, 3, 1), printed_singles(1, 2, 3, 1), both(1, 2, 3, 1), first(1, 2, 3, 1), last(1, 2, 3, 1);
    last_calculated(1, 2, 3, 1), around(1, 2, 3, 1), converted(1, 2, 3, 1), among_integers(1, 2, 3, 1);
    nested(1, 2, 3, 1), difference(1, 2, 3, 1), sum(1, 2, 3, 1), product(1, 2, 3, 1), quotient(1, 2, 3, 1);
    difference_of_product(1, 2, 3, 1), calculated_first(1, 2, 3, 1), from_integer(1, 2, 3, 1);
    less_an_integer(1, 2, 3, 1), opposite_first(1, 2, 3, 1), of_elements(1, 2, 3, 1), of_singles(1, 2, 3, 1);
    greater(1, 2, 3, 1), less(1, 2, 3, 1), equal(1, 2, 3, 1), with_product(1, 2, 3, 1), roots(1, 2, 3, 1);
    absolute(1, 2, 3, 1), power(1, 2, 3, 1), slope(1, 2, 3, 1), cut(1, 2, 3, 1);
    return 0;
}
