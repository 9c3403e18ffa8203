#include <stdio.h>
#include <stdlib.h>

#if __GNUC_PREREQ(7, 0) && !__GNUC_PREREQ(99, 0) && __glibc_has_attribute(noinline)
#define CHOSEN(x) _Generic((x), int: number, long: wide, default: text)
#endif

static int number = 3;
static long wide = 4;
static char text[] = "text";

static int twice(int x) { return 2 * x; }
static long half(long x) { return x / 2; }

#define CALLED(x) _Generic((x), int: twice, long: half)

int main(void)
{
    struct { int x; } point = {5};
    int *first = &CHOSEN(1);
    char(*last)[5] = &CHOSEN(1.0);
    int (*function)(int) = &CALLED(1);

    CHOSEN(1) = 7;
    CHOSEN(1L)++;
    CHOSEN(1.0)[0] = 'n';
    _Generic(1, int: point, default: number).x += 1;
    printf("%d %ld %s %d\n", *first, wide, *last, point.x);
    printf("%d %ld %d\n", function(4), CALLED(1L)(8), &CALLED(1) == twice);
    printf("%zu %zu\n", sizeof CHOSEN(1L), sizeof CHOSEN(""));
    printf("%d\n", &_Generic(1, int: labs, default: llabs) == labs);
    return 0;
}
