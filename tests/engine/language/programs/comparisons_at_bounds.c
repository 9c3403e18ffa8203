#include <limits.h>
#include <stdio.h>
#define SHOW(x) printf(#x ": %d\n", x)
int main(void) {
    volatile int v = 3;
    signed char c = 127;
    int t = 1, n = -1, m = INT_MIN;
    SHOW(c + INT_MAX > INT_MAX - 1);
    SHOW(v * v + INT_MAX > INT_MAX - 1);
    SHOW(t + INT_MAX <= INT_MAX - 1);
    SHOW(n + INT_MIN < INT_MIN + 1);
    SHOW(n + INT_MIN >= INT_MIN + 1);
    SHOW(t + 5 + INT_MAX - 5 >= INT_MIN);
    SHOW(t * 3 - 7 >= INT_MIN);
    SHOW(t + INT_MAX > INT_MAX);
    SHOW(n + INT_MIN <= INT_MIN);
    SHOW(n + INT_MIN > INT_MIN);
    SHOW(t + INT_MAX > -5);
    SHOW(n + INT_MIN < 5);
    SHOW(-t + INT_MIN > 5);
    SHOW(-t + INT_MIN > -5);
    SHOW(-v + INT_MIN > 5);
    SHOW(-n + INT_MAX < 5);
    SHOW(-m + -4 > 0);
    SHOW(-m - 4 > 0);
    SHOW(-t + (INT_MIN + 1) < INT_MAX - 1);
    return 0;
}
