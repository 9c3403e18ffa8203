/* Distances between objects with static storage: their alignment, their sections and the order in which they are used. */
#include <stdio.h>

int zero;
static char hidden;
static int table[100];
char a;
struct { int a, b; } eight;
char b;
struct { char a[7]; } seven;
char nine[9], c;
char asked[40] __attribute__((aligned(2)));
char d;
struct __attribute__((aligned(4))) chosen { char a[36]; } of_chosen_type;
char *const first = "first", *const second = "second", *const third = "third";

#define FROM(x, y) printf("%td\n", (char *)(y) - (char *)(x))

static int uses(void) {
    static int one, two;
    static char text[40];
    static struct { int a, b; } pair;
    static char last;
    pair.b = 1;
    one++;
    printf("%td %td %td %td\n", (char *)&last - (char *)&pair, (char *)&two - (char *)&pair, text - (char *)&pair,
           (char *)&one - (char *)&pair);
    return last;
}

int main(void) {
    FROM(&zero, table), FROM(&zero, &hidden), FROM(&zero, &a), FROM(&a, &eight), FROM(&b, &seven), FROM(&seven, nine);
    FROM(nine, &c), FROM(&c, asked), FROM(asked, &d), FROM(&d, &of_chosen_type), FROM(&first, &third);
    printf("%d\n", (int)((unsigned long)&first & 15));
    return uses();
}
