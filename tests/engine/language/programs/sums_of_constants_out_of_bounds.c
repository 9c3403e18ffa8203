#include <limits.h>
#include <stdio.h>
#define SHOW(x) printf(#x ": %d\n", x)
int main(void) {
    volatile int v = -1;
    int t = -1;
    long l = LONG_MAX - 5;
    SHOW(INT_MAX + (v + 2) < 0);
    SHOW(INT_MAX + (t + 2) < 0);
    SHOW((t + 2) + INT_MAX < 0);
    SHOW(t + 2 + INT_MAX < 0);
    SHOW(INT_MAX + t + 2 < 0);
    SHOW(INT_MAX + (t + 2) > 0);
    SHOW((t + 5) - INT_MIN < 0);
    SHOW(INT_MIN + (t - 3) > 0);
    SHOW(0 > 2 + (t + INT_MAX));
    SHOW(l + 3 + LONG_MAX < 0);
    SHOW(l + 3 + 4 < 0);
    t = 1;
    SHOW(t + INT_MAX < 0);
    SHOW(INT_MAX + t < t);
    SHOW(t + INT_MAX > INT_MAX);
    SHOW(INT_MAX - (t - 3) < 0);
    SHOW(5 - (t + INT_MAX) > 0);
    SHOW(INT_MAX + (t + 2) == INT_MIN + 2);
    SHOW((t - 2) - INT_MAX < -3);
    SHOW(t + 3 + INT_MAX > v + 1);
    return 0;
}
