#include <stdio.h>
#include <string.h>
struct s {
    unsigned long long u33 : 33;
    unsigned long long u40 : 40;
    unsigned long long u41 : 41;
};
struct s a = {0x100000, 0x100000, 0x100000};
struct s b = {0x100000000ULL, 0x100000000ULL, 0x100000000ULL};
struct s c = {0x1FFFFFFFFULL, 0, 0};
struct f {
    unsigned long long b : 40;
} x;
#define P(e) printf(#e " %llx\n", (unsigned long long)(e))
void wide(void) {
    P(a.u33 * a.u33);
    P(a.u33 * a.u40);
    P(a.u33 * a.u41);
    P(b.u33 + b.u33);
    P(b.u33 + b.u40);
    P(a.u33 - b.u33);
    P(a.u33 - b.u40);
    P(++c.u33);
    P(--c.u40);
    P(c.u41--);
    P(c.u41);
    x.b = 0x100;
    P(x.b << 32);
    P((x.b << 32) != 0);
    printf("%d\n", x.b << 32 != 0);
    x.b = 0x0100000001;
    P((x.b << 8) + (x.b >> 32));
    printf("%d\n", a.u33 * a.u33 != 0);
    printf("%d\n", (a.u33 - b.u33) != 0x100100000ULL);
    printf("%d\n", ++c.u33 != 0);
    printf("%d\n", --c.u40 != 0xFFFFFFFFFEULL);
    printf("%d\n", c.u41-- != 0);
}
struct B {
    int a : 3, b : 5;
    unsigned c : 9;
    long d : 40;
};
static struct B sb[3] = {
    {1, 2, 3, 4}, {-1, -2, 7, 8}, [0].b = 9, [2] = {.d = 5, .a = 1, .a = 2}, [2].c = 300};
union U {
    struct {
        unsigned lo : 4, hi : 4;
    };
    unsigned char byte;
};
union U us[] = {{.lo = 3, .hi = 4}, {.byte = 0x5a}, {.hi = 1}};
void initialised(void) {
    struct B l[3] = {{1, 2, 3, 4}, {-1, -2, 7, 8}, [0].b = 9, [2] = {.d = 5, .a = 1, .a = 2}, [2].c = 300};
    for (int i = 0; i < 3; i++)
        printf("%d %d %u %ld | %d\n", sb[i].a, sb[i].b, sb[i].c, (long)sb[i].d,
               memcmp(&sb[i], &l[i], sizeof *sb));
    for (int i = 0; i < 3; i++)
        printf("%x %x %x\n", us[i].lo, us[i].hi, us[i].byte);
}
#pragma pack(1)
struct P {
    int b : 18, c : 1, d : 24, e : 15, f : 14;
};
#pragma pack()
struct __attribute__((packed)) Q {
    long long a : 43, b : 22;
    char c;
    long long : 0;
};
void packed(void) {
    struct P m = {5, 0, -5, 9, 5};
    struct Q t = {0, -3161LL, 7};
    printf("%d %d %d %d %d %zu %lld %d %zu\n", m.b, m.c, m.d, m.e, m.f, sizeof m, (long long)t.b, t.c,
           sizeof t);
}
int main(void) {
    wide();
    initialised();
    packed();
}
