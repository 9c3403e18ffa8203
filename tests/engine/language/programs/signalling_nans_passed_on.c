/* A float that is a signalling NaN stays one wherever it is only passed on; calculations and conversions quieten it. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct both { float single; double twice; };
typedef float on(float);

static uint32_t bits(float f) {
    uint32_t u;
    memcpy(&u, &f, sizeof u);
    return u;
}
static uint64_t wide_bits(double d) {
    uint64_t u;
    memcpy(&u, &d, sizeof u);
    return u;
}
static float same(float f) { return f; }
static float third(int a, double b, float f) { return (void)a, (void)b, f; }
static float opposite(float f) { return -f; }
static float read(const float *p) { return *p; }
static float either(int first, float f, float g) { return first ? f : g; }
static float deep(int n, float f) { return n ? deep(n - 1, f) : f; }
static struct both made(float f, double d) { return (struct both){f, d}; }
static float old(f) float f; { return f; }

int main(void) {
    uint32_t u = 0x7f800001, v = 0xffa12345;
    uint64_t w = 0x7ff0000000000001;
    float f, g, array[2];
    double d;
    memcpy(&f, &u, sizeof f), memcpy(&g, &v, sizeof g), memcpy(&d, &w, sizeof d);
    on *by_pointer = same;
    printf("%x %x %lx\n", bits(f), bits(g), wide_bits(d));
    printf("%x %x %x\n", bits(same(f)), bits(third(1, 2, f)), bits(by_pointer(g)));
    printf("%x %x %x\n", bits(opposite(f)), bits(read(&g)), bits(deep(3, g)));
    printf("%x %x %x\n", bits(either(1, f, g)), bits(either(0, f, g)), bits(u ? g : 1.0f));
    struct both s = made(f, d);
    array[0] = same(s.single), array[1] = array[0];
    printf("%x %lx %x\n", bits(s.single), wide_bits(s.twice), bits(array[1]));
    printf("%x %x\n", bits((f, g)), bits(same(same(g))));
    double widened = same(f);
    float narrowed = d;
    printf("%lx %x %lx\n", wide_bits(widened), bits(narrowed), wide_bits(f));
    printf("%x %x %x\n", bits(same(f) + 1), bits(g * 2), bits(old(f)));
    printf("%x %x %x\n", bits(same(1.5f)), bits(same(-0.0f)), bits(same(1e30f * 1e30f)));
    return 0;
}
