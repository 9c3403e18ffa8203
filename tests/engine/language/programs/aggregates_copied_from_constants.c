/* Large constant initialisers lie behind the literals of their function, and are copied from there. */
#include <stdio.h>
#define TEN(n) n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9
#define SEVENTY TEN(1), TEN(11), TEN(21), TEN(31), TEN(41), TEN(51), TEN(61)
static const char *of_function(void)
{
    char *first = "first";
    int large[] = {SEVENTY};
    char *second = "second";
    struct { char c; int i; } padded[] = {{1, 2}, {3, 4}};
    printf("%03lx %03lx %d\n", (unsigned long)first & 0xfff, (unsigned long)second & 0xfff, large[69]);
    return second;
}
int main(void)
{
    int just_fits[64] = {TEN(1), TEN(11), TEN(21), TEN(31), TEN(41), TEN(51), 1, 2, 3, 4};
    of_function();
    char *text = "text of main";
    struct { unsigned a : 1, b : 1, c : 1, d : 1, e : 1; } bits = {1, 1, 1, 1, 1};
    static const char own[] = "own";
    printf("%03lx %03lx %d\n", (unsigned long)text & 0xfff, (unsigned long)own & 0xfff, bits.e + just_fits[3]);
    return 0;
}
