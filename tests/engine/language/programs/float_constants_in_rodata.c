/* Floating constants lie behind the literals of the unit, and align them. */
#include <stdio.h>
#define A(x) printf("%03lx ", (unsigned long)(x) & 0xfff)
static const int first = 1;
static float negated(float x) { return x * 3; }
int main(void)
{
    float f = 1.5f;
    A(&first);
    A("abc");
    if (f > 2.5)
        A("more");
    f = f * 3 + 1;
    static const int own = 7;
    A(&own);
    A("end");
    printf("%d %d\n", f > 1, (int)negated(f));
    return 0;
}
