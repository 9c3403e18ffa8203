/* _Atomic aligns a struct to its size where one instruction can access it. */
#include <stddef.h>
#include <stdio.h>

struct ints { int x, y; };
struct chars { char a, b; };
struct three { int a, b, c; };
struct text { char c[16]; };
typedef _Atomic struct ints atomic_ints;
_Atomic struct ints object;

struct all {
    char c;
    _Atomic struct ints a;
    char d;
    atomic_ints b;
    _Atomic struct three s;
    char e;
    struct ints _Atomic t;
};

int main(void) {
    struct { char c; _Atomic char d[3]; _Atomic struct chars e[2]; } z;
    struct ints value = {1, 2};
    printf("%zu %zu %zu %zu %zu\n", _Alignof(_Atomic struct ints), _Alignof(atomic_ints), _Alignof(_Atomic struct chars),
           _Alignof(_Atomic struct three), _Alignof(_Atomic(struct text)));
    printf("%zu %zu %zu %zu %zu\n", sizeof(struct all), offsetof(struct all, a), offsetof(struct all, b),
           offsetof(struct all, s), offsetof(struct all, t));
    printf("%zu %d\n", sizeof z, (int)((char *)&z.e - (char *)&z));
    object = value;
    struct ints copy = object;
    printf("%d\n", copy.y);
    return 0;
}
