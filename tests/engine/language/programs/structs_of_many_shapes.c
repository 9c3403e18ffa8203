/* volatile, bit-fields in unions, packed unaligned, struct returning in registers of many shapes */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct c1 {
    char a;
};
struct c2 {
    char a[2];
};
struct c3 {
    char a[3];
};
struct c5 {
    char a[5];
};
struct c7 {
    short a;
    char b[5];
};
struct c8 {
    char a[8];
};
struct c9 {
    char a[9];
};
struct c16 {
    long a;
    char b[8];
};
struct c17 {
    char a[17];
};
struct f1 {
    float a;
};
struct f2 {
    float a, b;
};
struct f3 {
    float a, b, c;
};
struct d1 {
    double a;
};
struct m1 {
    int a;
    float b;
    double c;
};
struct m2 {
    double a;
    int b;
};
struct arr {
    int a[3];
};
struct nest {
    struct c3 a;
    struct f2 b;
};
struct e {};
struct pk {
    char a;
    int b;
} __attribute__((packed));
union mix {
    int i;
    double d;
    char c[12];
};
#define DEF(T)                                                                                               \
    struct T r_##T(int n) {                                                                                  \
        struct T v;                                                                                          \
        unsigned char *p = (void *)&v;                                                                       \
        for (int i = 0; i < (int)sizeof v; i++)                                                              \
            p[i] = n + i;                                                                                    \
        return v;                                                                                            \
    } int s_##T(struct T v, int k, struct T w) {                                                             \
        int t = k;                                                                                           \
        unsigned char *p = (void *)&v, *q = (void *)&w;                                                      \
        for (int i = 0; i < (int)sizeof v; i++)                                                              \
            t += p[i] * 3 + q[i];                                                                            \
        return t;                                                                                            \
    }
DEF(c1)
DEF(c2) DEF(c3) DEF(c5) DEF(c7) DEF(c8) DEF(c9) DEF(c16) DEF(c17) DEF(arr) DEF(nest) DEF(pk)
#define USE(T)                                                                                               \
    {                                                                                                        \
        struct T v = r_##T(1), w;                                                                            \
        w = v;                                                                                               \
        struct T *p = malloc(sizeof *p);                                                                     \
        *p = r_##T(2);                                                                                       \
        struct T x[2] = {v, r_##T(3)};                                                                       \
        struct T (*fp)(int) = r_##T;                                                                         \
        printf("%s %d %d %d %d\n", #T, (int)sizeof v, s_##T(v, 1, r_##T(5)), s_##T(*p, 2, x[1]),             \
               s_##T(fp(9), 3, fp(8)));                                                                      \
        *p = x[0] = w;                                                                                       \
        x[1] = *p;                                                                                           \
        printf("%d\n", memcmp(&x[1], &v, sizeof v));                                                         \
    }
    struct f3 rf3(float a) {
    return (struct f3){a, a + 1, a + 2};
}
struct m1 rm1(int a) {
    struct m1 m = {a, a / 2.0f, a / 4.0};
    return m;
}
union mix rmix(double d) {
    union mix m;
    m.d = d;
    return m;
}
struct e re(void) {
    struct e x;
    return x;
}
float sf3(struct f3 a, struct f2 b, double c, struct d1 d) { return a.a + a.b * a.c + b.a - b.b + c + d.a; }
struct big {
    int a[100];
} gb;
struct big rbig(struct big b, int i) {
    b.a[i] = i;
    return b;
}
int main(void) {
    USE(c1)
    USE(c2) USE(c3) USE(c5) USE(c7) USE(c8) USE(c9) USE(c16) USE(c17) USE(arr) USE(nest) USE(pk)
        printf("%g %g %g\n", rf3(1).c, rm1(3).b, rmix(2.5).d);
    printf("%g\n", sf3(rf3(1), (struct f2){2, 3}, 4, (struct d1){5}));
    re();
    gb = rbig(gb, 5);
    gb = rbig(rbig(gb, 7), 9);
    printf("%d %d %d\n", gb.a[5], gb.a[7], gb.a[9]);
    struct pk pks[3] = {{1, 2}, {3, 4}, {5, 6}};
    int *up = &pks[1].b;
    printf("%d %d\n", *up, (int)sizeof pks);
    *up = 0x01020304;
    printf("%d\n", ((unsigned char *)pks)[7]);
    volatile struct {
        int a : 3;
        unsigned b : 7;
    } vb = {-1, 100};
    vb.a++;
    vb.b *= 2;
    printf("%d %d\n", vb.a, vb.b);
    union {
        unsigned w;
        struct {
            unsigned lo : 8, mid : 16, hi : 8;
        } f;
        struct {
            unsigned char b[4];
        } by;
    } un = {0xdeadbeef};
    printf("%x %x %x %x\n", un.f.lo, un.f.mid, un.f.hi, un.by.b[2]);
    un.f.mid = 0x1234;
    printf("%x\n", un.w);
    struct {
        unsigned a : 1;
        unsigned b : 31;
        unsigned long c : 63;
        signed d : 1;
    } bz = {3, -1, -1, 1};
    printf("%d %u %lu %d\n", bz.a, bz.b, (unsigned long)bz.c, bz.d);
    bz.b += 2;
    bz.c += 3;
    bz.d--;
    printf("%u %lu %d\n", bz.b, (unsigned long)bz.c, bz.d);
    struct {
        int a : 5;
        int b : 5;
    } cmp1 = {15, -16};
    printf("%d %d %d\n", cmp1.a > cmp1.b, cmp1.a + cmp1.b, cmp1.a << 28);
    return (struct c1){3}.a;
}
