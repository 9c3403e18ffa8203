#include <stdint.h>
#include <stdio.h>
typedef int cell __attribute__((aligned(32)));
typedef struct { char tag; long double value; } wide;

static int rest(const void *p, int align) { return (int)((uintptr_t)p % align); }

static int specified(int n) {
    _Alignas(64) char a[n];
    return rest(a, 64);
}
static int by_attribute(int n) {
    char a[n] __attribute__((aligned(128)));
    return rest(a, 128);
}
static int by_typedef(int n) {
    struct { cell c; } a[n];
    return rest(a, 32);
}
static int in_turn(int n) {
    char *outer = 0;
    int moved = 0;
    for (int i = 0; i < 3; i++) {
        _Alignas(256) char a[n];
        if (outer && outer != a) moved++;
        outer = a;
    }
    return moved;
}
static void distances(int n) {
    char plain[n];
    _Alignas(64) char first[n];
    wide words[n];
    _Alignas(4096) int page[n];
    char last[n];
    char *block = __builtin_alloca_with_align(n, 2048), *other = __builtin_alloca(n);
    printf("%d %d %d %d", plain > first, first > (char *)words, rest(page, 4096), (char *)page > last);
    printf(" %d %d\n", rest(block, 256), block > other);
}
int main(void) {
    for (int n = 1; n < 200; n += 33) {
        printf("%d %d %d %d: ", specified(n), by_attribute(n), by_typedef(n), in_turn(n));
        distances(n);
    }
    return 0;
}
