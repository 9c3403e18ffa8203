#include <stdio.h>
static void set(void) {
    int a = 11, b = 22, c = 33, d = 44;
    (void)a;
    (void)b;
    (void)c;
}
static void get(void) {
    int a, b, c, d;
    printf("%d %d %d\n", a + b * c, b, d);
}
static int get2(void) {
    int a, b, c, d;
    return a + b * c - d;
}
static int get3(void) {
    int a, b, c, d;
    return d - (c * (b - a));
}
static void set2(void) {
    char a = 1, b = 2;
    short c = 3;
    int d = 4;
}
static void get4(void) {
    char a, b;
    short c;
    int d;
    printf("%d %d %d %d\n", a, b, c, d);
}
static void get5(void) {
    char a, b;
    short c;
    int d;
    printf("%d %d\n", d + a, b - c);
}
static void get6(void) {
    int a, b, *p = &b;
    printf("%d %d\n", a, *p);
}
int main(void) {
    set();
    get();
    set();
    printf("%d\n", get2());
    set();
    printf("%d\n", get3());
    set2();
    get4();
    set2();
    get5();
    set();
    get6();
    return 0;
}
