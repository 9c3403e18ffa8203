#include <stdio.h>
struct A {
    char c;
    int : 0;
};
struct B {
    char c;
    int : 0;
    char d;
};
struct C {
    int : 0;
    char c;
};
struct D {
    char a;
    long : 0;
} d[2];
union U {
    char c;
    int : 0;
};
union V {
    char c;
    int : 9;
    long : 3;
};
struct F {
    char c;
    int x : 3;
    int : 0;
};
struct G {
    char c;
    int : 3;
    int : 0;
    short s;
};
struct __attribute__((packed)) H {
    char c;
    int : 0;
    char e;
};
struct __attribute__((packed)) I {
    int b : 3;
    int : 0;
    int e : 9;
    int : 0;
};
struct J {
    int : 0;
};
struct K {
    char c[5];
    long : 0;
};
int main(void) {
    printf("%zu %zu %zu %zu %zu %zu %zu %zu %zu %zu %zu %zu\n", sizeof(struct A), sizeof(struct B),
           sizeof(struct C), sizeof(struct D), sizeof(union U), sizeof(union V), sizeof(struct F),
           sizeof(struct G), sizeof(struct H), sizeof(struct I), sizeof(struct J), sizeof(struct K));
    printf("%zu %zu %zu %zu\n", _Alignof(struct A), _Alignof(struct D), _Alignof(struct F),
           _Alignof(struct K));
}
