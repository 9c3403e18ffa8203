#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
struct H {
    char I[6];
    int J;
} n[] = {{{"foo"}, 1}, [0].I = {"a"}, [0].J = 2};
#define ABS(x) (x > 0 ? x : -x)
int abs1(int a) { return (a < 0 ? -a : a) >= 0; }
int abs2(int a) { return ABS(a) < 0; }
int abs3(long a) { return (a >= 0 ? a : -a) >= 0; }
int abs4(int a) { return abs(a) >= 0; }
int abs5(int a) {
    int r = ABS(a);
    return r >= 0;
}
void name(void) {
    static const char own[] = "name";
    const char *p = "name";
    printf("%d %d %s %zu\n", p == __func__, own == __func__, __func__, sizeof __func__);
}
int main(void) {
    struct H m[] = {{{"foo"}, 1}, [0].I = {"a"}, [0].J = 2};
    for (int i = 0; i < 6; i++)
        printf("%d %d ", n[0].I[i], m[0].I[i]);
    printf("%d\n", n[0].J);
    printf("%d %d %d %d %d\n", abs1(INT_MIN), abs2(INT_MIN), abs3(LONG_MIN), abs4(INT_MIN), abs5(INT_MIN));
    name();
    printf("%s %d\n", __func__, "main" == __func__);
    const char *a = __func__, *b = __FUNCTION__;
    printf("%d\n", a == b);
    return 0;
}
