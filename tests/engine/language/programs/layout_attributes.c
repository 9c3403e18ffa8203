#include <stddef.h>
#include <stdio.h>
#define P(t) printf("%-28s %zu %zu\n", #t, sizeof(t), _Alignof(t))
#define O(t, m) printf("%s.%s %zu\n", #t, #m, offsetof(t, m))
struct __attribute__((packed)) A {
    char c;
    int x;
    short s;
};
struct B {
    char c;
    int x __attribute__((packed));
    double d;
};
struct C {
    char c;
    int b : 5;
    unsigned long l : 40;
    char d;
} __attribute__((packed));
struct D {
    int a : 3;
    int b : 30;
} __attribute__((packed));
struct E {
    char c;
    __attribute__((aligned(16))) int x;
};
typedef int A16 __attribute__((aligned(16)));
typedef int U1 __attribute__((aligned(1)));
struct F {
    char c;
    U1 u;
};
struct G {
    char c;
    A16 u;
};
struct H {
    char c;
    struct A a;
    int y;
};
#pragma pack(push, 2)
struct I {
    char c;
    int x;
    double d;
    struct E e;
};
#pragma pack(push, 1)
struct J {
    char c;
    int x : 7;
    int y : 20;
    long z;
};
#pragma pack(pop)
struct K {
    char c;
    long z;
};
#pragma pack()
struct L {
    char c;
    long z;
};
struct M {
    char c;
    int : 0;
    char d;
};
struct N {
    char c;
    int : 5;
    char d;
};
struct O {
    char c;
    long : 0;
    int x : 1;
};
struct Q {
    char a : 4;
    int b : 20;
    char c : 8;
    short d : 9;
};
struct R {
    _Alignas(32) char c;
};
struct S {
    int x;
    char flex[];
};
struct T {};
struct U {
    struct T t;
    int x[0];
    char c;
};
union V {
    char c;
    int x : 3;
    long : 40;
};
union W {
    short s;
    char c[5];
} __attribute__((packed));
union X {
    struct {
        int a;
        char b;
    };
    double d;
};
struct Y {
    char c;
    enum __attribute__((packed)) { YA = 1 } e;
};
enum PE { P1 = 300 } __attribute__((packed));
struct Z {
    int a : 5;
    int : 0;
    int b : 5 __attribute__((aligned(8)));
    char c;
};
typedef int TI __attribute__((mode(TI)));
typedef unsigned QI __attribute__((mode(QI)));
typedef double XF;
struct BB {
    char c;
    _Bool b : 1;
    _Bool d : 1;
    short e : 3;
};
struct CC {
    long a : 33;
    int b : 31;
    int c : 2;
};
struct __attribute__((aligned(64))) DD {
    char c;
};
struct EE {
    char c;
    struct DD d;
};
struct FF {
    char a;
    struct {
        char x;
        int y;
    } __attribute__((packed)) in;
    short z;
};
typedef struct {
    short a;
    char b;
} __attribute__((aligned(4))) GG;
struct HH {
    char q;
    GG g;
    int i : 3;
    char r;
} __attribute__((packed));
int arr[3] __attribute__((aligned(64)));
int main(void) {
    P(struct A);
    P(struct B);
    P(struct C);
    P(struct D);
    P(struct E);
    P(A16);
    P(U1);
    P(struct F);
    P(struct G);
    P(struct H);
    P(struct I);
    P(struct J);
    P(struct K);
    P(struct L);
    P(struct M);
    P(struct N);
    P(struct O);
    P(struct Q);
    P(struct R);
    P(struct S);
    P(struct T);
    P(struct U);
    P(union V);
    P(union W);
    P(union X);
    P(struct Y);
    P(enum PE);
    P(struct Z);
    P(TI);
    P(QI);
    P(struct BB);
    P(struct CC);
    P(struct DD);
    P(struct EE);
    P(struct FF);
    P(GG);
    P(struct HH);
    O(struct A, x);
    O(struct A, s);
    O(struct B, x);
    O(struct B, d);
    O(struct C, d);
    O(struct E, x);
    O(struct F, u);
    O(struct G, u);
    O(struct H, a);
    O(struct H, y);
    O(struct I, x);
    O(struct I, d);
    O(struct I, e);
    O(struct J, z);
    O(struct K, z);
    O(struct L, z);
    O(struct M, d);
    O(struct N, d);
    O(struct U, c);
    O(union X, b);
    O(struct FF, in.y);
    O(struct FF, z);
    O(struct EE, d);
    O(struct HH, g);
    O(struct HH, r);
    O(struct Z, c);
    printf("%d %zu\n", (int)((long)arr % 64), __alignof__(arr));
    int lx __attribute__((aligned(32)));
    char lc[3] __attribute__((aligned(16)));
    printf("%d %d\n", (int)((long)&lx % 32), (int)((long)lc % 16));
    A16 la;
    printf("%d %zu\n", (int)((long)&la % 16), __alignof__ la);
    static struct C c;
    c.b = -3;
    c.l = 0x123456789aUL;
    c.d = 7;
    unsigned char *p = (void *)&c;
    for (int i = 0; i < sizeof c; i++)
        printf("%02x ", p[i]);
    printf("%d %lx %d\n", c.b, (unsigned long)c.l, c.d);
    static struct D d = {-2, 0x1fffffff};
    p = (void *)&d;
    for (int i = 0; i < sizeof d; i++)
        printf("%02x ", p[i]);
    printf("%d %d\n", d.a, d.b);
    static struct J j = {1, -5, 300000, -7};
    p = (void *)&j;
    for (int i = 0; i < sizeof j; i++)
        printf("%02x ", p[i]);
    printf("%d %d %ld\n", j.x, j.y, j.z);
    static struct Q q = {-3, 1000, 'x', -77};
    p = (void *)&q;
    for (int i = 0; i < sizeof q; i++)
        printf("%02x ", p[i]);
    printf("%d %d %d %d\n", q.a, q.b, q.c, q.d);
    static struct CC cc = {-5000000000L, 77, -2};
    p = (void *)&cc;
    for (int i = 0; i < sizeof cc; i++)
        printf("%02x ", p[i]);
    printf("%ld %d %d\n", (long)cc.a, cc.b, cc.c);
    return 0;
}
