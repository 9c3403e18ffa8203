#include <stdio.h>

#define TWICE(x) x x
#define MANY(x) TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(x))))))))

static int grade(int n)
{
    MANY(if (n < 0) return -1; else)
    return n;
}

int main(void)
{
    int one = 1;
    int sum = 0 MANY(+ one);
    int nested = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((one
        ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))));

    printf("%d %d %d\n", grade(7), sum, nested);
    return 0;
}
