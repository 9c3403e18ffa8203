#include <stdio.h>
#define T(x)                                                                                                 \
    _Generic((x),                                                                                            \
        int: "int",                                                                                          \
        unsigned: "uint",                                                                                    \
        long: "long",                                                                                        \
        unsigned long: "ulong",                                                                              \
        long long: "llong",                                                                                  \
        unsigned long long: "ullong",                                                                        \
        float: "float",                                                                                      \
        double: "double",                                                                                    \
        __int128: "i128",                                                                                    \
        unsigned __int128: "u128",                                                                           \
        char: "char",                                                                                        \
        signed char: "schar",                                                                                \
        unsigned char: "uchar",                                                                              \
        short: "short",                                                                                      \
        unsigned short: "ushort",                                                                            \
        char *: "char*",                                                                                     \
        const char *: "cchar*",                                                                              \
        void *: "void*",                                                                                     \
        int *: "int*",                                                                                       \
        const int *: "cint*",                                                                                \
        default: "other")
enum big { BA = 0x80000000, BB = 1 };
enum big2 { BC = 0x100000000, BD = -1 };
enum e3 { E0, E1 };
const int n = 5;
static int m = n;
static const double dd = 1.5;
double d2 = dd;
struct bf {
    unsigned a : 3;
    int b : 5;
    unsigned long c : 40;
    unsigned d : 32;
    long e : 33;
    _Bool f : 1;
    unsigned long g : 31;
};
int main(void) {
    struct bf b = {0};
    enum e3 e = E1;
    int i = 32, j = -1;
    const int ci = 3;
    volatile long vl;
    char c;
    const char cs[3];
    printf("%s %s %s %s %s\n", T(BA), T(BB), T(BC), T(BD), T(E0));
    printf("%s %s %d %d %d\n", T((enum big)1), T(e), (int)sizeof(enum big), (int)sizeof(enum big2),
           (int)sizeof e);
    printf("%d %d %d %d\n", 1 << 32, 1 >> 32, -1 >> 33, 1 << i);
    printf("%d %d\n", 1 << -1, 16 >> -1);
    printf("%s %s %s\n", T(18446744073709551615), T(9223372036854775808), T(0xffffffffffffffff));
    printf("%s %s %s %s %s %s %s\n", T(b.a), T(b.b), T(b.c), T(b.d), T(b.e), T(b.f), T(b.g));
    printf("%s %s %s %s %s\n", T(b.a + 0), T(b.c + 0), T(b.g + 0), T(b.e << 1), T(~b.c));
    printf("%s %s %s %s %s\n", T(ci), T(vl), T('a'), T((char)1), T(c + c));
    printf("%s %s %s %s\n", T("abc"), T(cs), T(&i), T(&ci));
    printf("%s %s %s\n", T(1 ? 1 : 2.0), T(1 ? -1 : 1u), T(1 ? (void *)0 : &i));
    printf("%s %s %s %s\n", T(1.0f + 1), T(1.0f * 1.0), T('a' + 1.0f), "ldouble");
    printf("%d %d\n", m, (int)d2);
    printf("%s %s\n", T(L'a'), T(L"abc"));
    printf("%d %d %d\n", 'ab', 'abc', '\377');
    printf("%s %s\n", T(sizeof 1), T((char *)0 - (char *)0));
    printf("%s %s %s\n", T(i ? e : 1), T(i == 1), T(!i));
    printf("%s %s\n", T((0, c)), T(c = 1));
    printf("%s\n", T(({ c; })));
    printf("%s %s %s\n", T(i++), T(-c), T(+c));
    printf("%s %s\n", T(*"abc"), T(__func__));
    return 0;
}
