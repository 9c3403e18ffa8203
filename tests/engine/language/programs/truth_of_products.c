/* Whether X * c is 0, gcc says by X alone: signed products do not overflow. */
#include <stdio.h>

int x = 128, y, z = 4;
char c = 4;
unsigned u = 4;
long l = 1L << 40;
struct {
    unsigned char m : 7;
} r = {4};

int main(void)
{
    printf("and, or: %d %d %d\n", x * -2147483648 && 1, x * 0x40000000 && (x ^ 7), x * 0x40000000 || y);
    printf("not: %d %d %d\n", !(x * (-2147483647 - 1)), !!(x * 0x40000000), !(0x40000000 * x));
    printf("choice: %d %d\n", x * 0x40000000 ? 1 : 0, x * 0x40000000 ?: 5);
    printf("compared: %d %d %d\n", x * 0x40000000 != 0, x * -0x40000000 < 0, (x * 0x40000000) * 3 != 0);
    printf("cast: %d %d\n", (_Bool)(x * 0x40000000), (char)(x * 0x40000000) != 0);
    printf("unsigned, long, shifted: %d %d %d\n", u * 0x80000000 && 1, l * (1L << 40) && 1, x << 31 && 1);
    printf("chosen factor: %d %d", (y ? 128 : z) * (-2147483647 - 1) && 1, (x ? 128 : z) * (-2147483647 - 1) && 1);
    printf(" %d %d\n", (r.m ? 128 : c) * (7 ? -2147483647 - 1 : 32767) && 1, (y ? z : x) * 0x40000000 && 1);
    if (x * 0x40000000)
        puts("if");
    do
        puts("do");
    while (x * 0x40000000 && ++y < 3);
    for (int i = 0; x * 0x40000000 && i < 2; i++)
        puts("for");
    x = 0x60000000;
    printf("doubled: %d %d %d %d\n", x * 2 > 0, x * 2 < 0, x + x < 0, x + x > 0);
    return 0;
}
