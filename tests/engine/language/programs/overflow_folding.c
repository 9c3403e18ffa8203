#include <limits.h>
#include <stdio.h>
int a = INT_MAX, b = INT_MIN, c = 5, z;
long l = LONG_MAX;
volatile int va = INT_MAX;
struct {
    int x;
    short s;
    signed char q;
    volatile int v;
} S = {INT_MAX, 32767, 127, INT_MAX};
int arr[3] = {INT_MAX, INT_MIN, 0};
typedef volatile int vint;
vint vt = INT_MAX;
volatile int *pv = &va;
int main(void) {
    int *p = arr;
    int i = 0;
    printf("%d %d %d\n", a + 5 - 5 > a, a + 5 - 3 > a, a + 1 + 1 > a);
    printf("%d %d\n", -(a * 3) < 0, -(b + 1) == (b + 1));
    printf("%d %d %d %d\n", 1 + a < 3, 3 > 1 + a, a + 5 + 6 < 12, 5 - b < 0);
    printf("%d %d %d %d\n", S.x + 1 > S.x, S.s + 1 > S.s, S.q + 1 > S.q, S.v + 1 > S.v);
    printf("%d %d %d %d\n", arr[0] + 1 > arr[0], *p + 1 > *p, p[i] + 1 > p[i], p[0] + 1 > *p);
    printf("%d %d %d %d\n", va + 1 > va, vt + 1 > vt, *pv + 1 > *pv, pv[0] + 1 > pv[0]);
    printf("%d %d\n", arr[i] - 1 < arr[i], arr[1] - 1 < arr[1]);
    printf("%d\n", l + 1 > l);
    printf("%d\n", -l - 2 > 0);
    printf("%d %d\n", a + z > a, a + z < a);
    z = 0;
    printf("%d\n", (z + 1) / (z + 1));
    printf("%d\n", z / z);
    printf("%d %d\n", a * 4 / 4, (a * 6 + 12) / 3);
    for (int k = a - 1; k < k + 1; k++) {
        printf("k%d ", k);
        if (k < 0 && k > INT_MIN + 2) break;
        if (k < 0) break;
    }
    if (a + 100 < a)
        puts("wrapped");
    else
        puts("not");
    if (!(a + 100 < a))
        puts("not");
    else
        puts("wrapped");
    while (a + 1 > a) {
        puts("loop");
        a--;
        if (a < INT_MAX - 3) break;
    }
    int ok = b - 1 < b && b - 1 > 0 ? 1 : 2;
    printf("%d\n", ok);
    static int table[3] = {2147483647 - 1 > 5, 1};
    printf("%d\n", table[0]);
    printf("%d %d\n", i++ + 1 > i, sizeof(i + 1 > i) == 4);
    printf("%d\n", (a, b) - 1 < b);
    enum { E = 3 };
    printf("%d %d\n", E + i > E, E / (E + z * 0));
    unsigned short us = 65535;
    printf("%d %d\n", us + 1 > us, us * us < 0);
    printf("%d\n", us * us / us);
    return 0;
}
