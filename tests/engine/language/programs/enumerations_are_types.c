/* Each enumeration is a type of its own, compatible with an integer type; pointers to unlike types join as void *. */
#include <stdio.h>

enum A { A0, A1 };
enum B { B0, B1 = 5 };
enum N { N0 = -1 };
typedef enum A A;

#define POINTER(x) _Generic((x), void *: "void *", const void *: "const void *", int *: "int *", \
    const int *: "const int *", int (*)[3]: "int (*)[3]", default: "other")

int main(void) {
    enum A a = A1, *pa = &a;
    enum B b = B1, *pb = &b;
    enum N n = N0;
    unsigned *pu = pa;
    int *pi = 0, (*three)[3] = 0, (*open)[] = 0;
    const int *pci = 0;
    char *pc = 0;
    void *pv = 0;

    printf("%d%d%d\n", __builtin_types_compatible_p(enum A, enum B), __builtin_types_compatible_p(enum A, unsigned),
           __builtin_types_compatible_p(enum A, A));
    printf("%d%d\n", __builtin_types_compatible_p(enum N, int), __builtin_types_compatible_p(int (*)(enum A), int (*)(enum B)));
    puts(_Generic(pb, enum A *: "A *", enum B *: "B *"));
    puts(_Generic((enum A)1, enum B: "B", default: "not B"));
    puts(_Generic((unsigned)(enum A)1, enum B: "B", default: "not B"));
    puts(_Generic(+a, enum B: "B", default: "not B"));
    puts(_Generic(1 ? a : a, enum B: "B", default: "not B"));
    puts(_Generic(a + 0, unsigned: "unsigned", int: "int"));
    puts(_Generic(n + 0, unsigned: "unsigned", int: "int"));
    printf("%d %d %u\n", a > -1, n < 0u, *pu);
    puts(POINTER(a ? pi : pci));
    puts(POINTER(a ? three : open));
    puts(POINTER(a ? open : three));
    puts(POINTER(a ? pv : pi));
    puts(POINTER(a ? pci : pv));
    puts(POINTER(a ? pc : pi));
    puts(POINTER(a ? (const char *)pc : pi));
    puts(POINTER(a ? pa : pb));
    printf("%zu\n", sizeof *(a ? open : three));
    return 0;
}
