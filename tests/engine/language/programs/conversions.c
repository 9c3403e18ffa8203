#include <limits.h>
#include <stdint.h>
#include <stdio.h>

static int side(int *log, int value)
{
    *log = *log * 10 + value;
    return value;
}

static void three(int a, int b, int c) { printf("%d %d %d\n", a, b, c); }

int main(void)
{
    int log = 0, i = 5;
    unsigned u = UINT_MAX;
    volatile double big = 1e20, nan = 0.0;

    three(side(&log, 1), side(&log, 2), side(&log, 3));
    printf("order %d\n", log);
    three(i, i++, ++i);
    printf("%d %d %d\n", -1 < 1u, (signed char)200, (unsigned char)-1);
    printf("%d %ld %u\n", INT_MAX + i - i, LONG_MAX + 1 == LONG_MIN ? 1L : 0L, u + 1);
    printf("%d %d %d\n", 1 << 33 % 32, -8 >> 1, (int)(u >> 31));
    printf("%d %ld %d\n", (int)big, (long)big, (int)(nan / nan == nan));
    printf("%d %d\n", (int)(uint8_t)300.7, (int)-2.9);
    printf("%.3f %.3f %.9g\n", 7 / 2 + 0.5, (float)1 / 3, (double)0.1f);
    int x = 0, y = (x = 3, x * 2);
    printf("%d %d %d\n", y, x ? y ? 1 : 2 : 3, !!y);
    short s = 40000;
    s += 30000;
    printf("%d %d\n", s, (short)(s * 2));
    char text[] = "a\tb\x41\102" "c";
    printf("%zu %d %c\n", sizeof text, text[1], text[4]);
    uint64_t product = 0xFFFFFFFFFFFFFFFFu;
    product *= product;
    printf("%llu %llx\n", (unsigned long long)product, (unsigned long long)(~0ULL / 3));
    return (unsigned char)(256 + 7);
}
