/* Floating constants lie behind the literals of the unit, and align them. */
#include <stdio.h>
#define A(x) printf("%03lx ", (unsigned long)(x) & 0xfff)
static const int first = 1;
static double negated(double x) { return -x; }
int main(void)
{
    float f = 1.5f;
    A(&first);
    A("abc");
    if (f > 2.5)
        A("more");
    f = f * 3 + 0.25;
    static const int own = 7;
    A(&own);
    A("end");
    printf("%.3f %g\n", f, negated(2.5));
    return 0;
}
