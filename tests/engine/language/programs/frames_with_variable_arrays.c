#include <stdint.h>
#include <stdio.h>
#define FP uintptr_t fp = (uintptr_t)__builtin_frame_address(0)
#define O(v) printf(#v "=%d ", (int)((uintptr_t)&v - fp))
static void c0(int n) {
    int v[n];
    FP;
    int x;
    O(x);
    O(n);
    puts("");
}
static void c1(int n) {
    int v[n];
    struct {
        char x;
        double y;
    } t;
    FP;
    O(t);
    O(n);
    puts("");
}
static void c2(int n) {
    struct {
        char x;
        double y;
    } t;
    int v[n];
    FP;
    O(t);
    O(n);
    puts("");
}
static void c3(int n) {
    char b[5];
    int v[n];
    FP;
    O(b);
    O(n);
    puts("");
}
static void c4(int n) {
    int v[n];
    char b[5];
    FP;
    O(b);
    O(n);
    puts("");
}
static void c6(int n) {
    int v[n];
    int w[n + 1];
    char b[5];
    FP;
    O(b);
    O(n);
    puts("");
}
static void c7(int n) {
    int v[n];
    char b[5];
    int x;
    v[0] = 1;
    x = v[0];
    b[0] = x;
    FP;
    O(b);
    O(x);
    O(n);
    puts("");
}
static void c8(int n) {
    {
        int v[n];
        v[0] = 1;
    }
    char b[5];
    int x;
    FP;
    O(b);
    O(x);
    O(n);
    puts("");
}
static void c9(int n) {
    for (int i = 1; i < n; i++) {
        int v[i];
        v[0] = i;
    }
    char b[5];
    int x;
    FP;
    O(b);
    O(x);
    O(n);
    puts("");
}
static void d1(int n) {
    char v[n];
    int k = sizeof v;
    char b[5];
    FP;
    O(b);
    O(k);
    O(n);
    puts("");
}
int main(void) {
    int m[3][3];
    c0(3);
    c1(3);
    c2(3);
    c3(3);
    c4(3);
    c6(3);
    c7(3);
    c8(3);
    c9(3);
    d1(3);
}
