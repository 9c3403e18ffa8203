#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static int calls;

static unsigned short counted(unsigned short value)
{
    calls++;
    return value;
}

int main(void)
{
    unsigned short a = 0xffff, b = 0xffff;
    unsigned char c = 200;
    int low = INT_MIN, square = 46341, chosen = 3;

    // what a product of numbers that are not negative comes to does not matter
    printf("%d %d %d %d\n", a * b, a * b < 0, a * b >= 0, 0 > a * b);
    printf("%d %d %d\n", a * b > -1, a * b <= -1, (a * b) * b < 0);
    printf("%d %d %d\n", square * square < 0, (square & 0xffff) * (square & 0xffff) < 0, (square % 7) * square < 0);
    printf("%d %d %d\n", (a * b) % 7 < 0, (a * b) / 1 < 0, (c * c) * (c * c) * (c * c) < 0);
    printf("%d %d %d\n", (long)(a * b) < 0, (int)(a * b) < 0, (a | 0) * (b & 0xffff) < 0);
    printf("%d %d %d\n", (chosen ? a : b) * b < 0, (a * b) < 0L, abs(low) < 0);
    printf("%d %d\n", counted(a) * counted(b) < 0, calls);

    // where it does
    int product = a * b;
    printf("%d %d %d %d\n", product < 0, (c << 24) < 0, (unsigned)a * b < 0, -square * square < 0);

    // the smallest number has no opposite
    printf("%d %d %d %d\n", -low == INT_MIN, INT_MIN != -low, -low < INT_MIN, -low > INT_MIN);

    // _Generic chooses by the type of a value, which has no qualifiers
    const int fixed = 1;
    puts(_Generic(fixed, const int: "const int", int: "int"));
    puts(_Generic((const int)1, const int: "const int", int: "int"));
    puts(_Generic(&fixed, const int *: "const int *", int *: "int *"));
    return 0;
}
