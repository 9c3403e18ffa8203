// topic: the bits of float functions
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT 150

static uint32_t state;

static float next(int kind)
{
    float x;

    state = state * 1664525 + 1013904223;
    if (kind % 3 == 0)
        memcpy(&x, &state, 4);
    else
        x = (int32_t)state / (kind % 3 == 1 ? 214748365.f : 1.7e9f);
    return x;
}

static uint32_t add(uint32_t sum, float x)
{
    uint32_t word = 0x7fc00000;

    if (x == x)
        memcpy(&word, &x, 4);
    return (sum ^ word) * 16777619;
}

#define ONE(f)                                                          \
    do {                                                                \
        uint32_t sum = 2166136261;                                      \
        state = 1;                                                      \
        for (int i = 0; i < COUNT; i++)                                 \
            sum = add(sum, f(next(i)));                                 \
        printf("%-8s %08x %.9g %.9g\n", #f, sum, f(0.7f), f(1.3f));     \
    } while (0)
#define TWO(f)                                                          \
    do {                                                                \
        uint32_t sum = 2166136261;                                      \
        state = 1;                                                      \
        for (int i = 0; i < COUNT; i++) {                               \
            float x = next(i);                                          \
            sum = add(sum, f(x, next(i + i / 10)));                     \
        }                                                               \
        printf("%-8s %08x %.9g\n", #f, sum, f(1.7f, 2.3f));             \
    } while (0)

int main(void)
{
    ONE(sinf); ONE(cosf); ONE(tanf); ONE(asinf); ONE(acosf); ONE(atanf);
    ONE(sinhf); ONE(coshf); ONE(tanhf); ONE(asinhf); ONE(acoshf); ONE(atanhf);
    ONE(expf); ONE(exp2f); ONE(exp10f); ONE(expm1f); ONE(logf); ONE(log2f); ONE(log10f); ONE(log1pf);
    ONE(cbrtf); ONE(sqrtf); ONE(erff); ONE(erfcf);
    TWO(powf); TWO(atan2f); TWO(hypotf); TWO(fmodf); TWO(remainderf);
    float s, c;
    sincosf(2.5f, &s, &c);
    printf("%.9g %.9g %.9g %.9g %.9g\n", s, c, lgammaf(0.3f), lgammaf(7.5f), lgammaf(100));
    ONE(lgammaf); ONE(tgammaf);
    return 0;
}
