#include <stdint.h>
#include <stdio.h>
#define FP uintptr_t fp = (uintptr_t)__builtin_frame_address(0)
#define O(v) printf(#v "=%d ", (int)((uintptr_t)&v - fp))
static int m1(int a, int b, int c, int d, int e, int f, char g, short h, int i) {
    FP;
    O(a);
    O(f);
    O(g);
    O(h);
    O(i);
    puts("");
    g++;
    return g + h;
}
static int m2(char a, short b, _Bool c, int d, int e, int f, _Bool g, unsigned char h, long i, float j,
              short k) {
    int loc;
    char cl;
    FP;
    O(a);
    O(b);
    O(c);
    O(f);
    O(g);
    O(h);
    O(i);
    O(j);
    O(k);
    O(loc);
    O(cl);
    puts("");
    return g + h + k;
}
static int m3(double a, double b, double c, double d, double e, double f, double g, double h, float i,
              double j, char k) {
    FP;
    O(a);
    O(h);
    O(i);
    O(j);
    O(k);
    puts("");
    return i + j;
}
static int m4(int a, int b, int c, int d, int e, int f, char g) {
    FP;
    int x;
    O(x);
    O(a);
    O(f);
    puts("");
    return g;
}
int main(void) {
    m1(1, 2, 3, 4, 5, 6, 7, 8, 9);
    m2(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    m3(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    m4(1, 2, 3, 4, 5, 6, 7);
    return 0;
}
