#include <stdio.h>
#include <stddef.h>
#include <stdalign.h>
typedef int __attribute__((aligned(32))) ai;
typedef struct {
    char c;
    ai x;
} S;
typedef char __attribute__((aligned(2))) c2;
static int f(void) {
    return 1;
}
__attribute__((aligned(64))) static int g(void) {
    return 2;
}
struct __attribute__((aligned(16))) T {
    char c;
};
struct __attribute__((packed)) P {
    char c;
    int i;
};
union U {
    char c;
    long double l;
};
int arr[5] __attribute__((aligned(128)));
int y;
int main(void) {
    printf("%zu %zu %zu %zu\n", _Alignof(ai), sizeof(ai), _Alignof(S), sizeof(S));
    printf("%zu %zu %zu\n", __alignof__(f), __alignof__(g), __alignof__(main));
    printf("%zu %zu %zu %zu\n", _Alignof(struct T), _Alignof(struct P), alignof(union U), __alignof__(arr));
    printf("%zu %zu %zu\n", __alignof__(y), __alignof__(((struct P *)0)->i), __alignof__(((S *)0)->x));
    alignas(32) char buf[3];
    printf("%zu %d\n", __alignof__(buf), (int)((unsigned long)buf % 32));
    printf("%zu %zu %zu %zu %zu\n", _Alignof(max_align_t), _Alignof(long double), _Alignof(char[7]),
           __alignof__(void), _Alignof(c2));
    char *p;
    double d;
    printf("%zu %zu %zu\n", __alignof__(*p), __alignof__(d), __alignof__ d);
    printf("%zu\n", __alignof__(int (*)(void)));
    struct {
        char a;
        short b __attribute__((aligned(8)));
    } q;
    printf("%zu %zu\n", __alignof__(q.b), sizeof q);
    printf("%zu %zu\n", __alignof__(arr[0]), __alignof__("abc"));
    return 0;
}
