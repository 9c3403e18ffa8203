/* How far the parameters of a function lie below its frame pointer: small ones fill the holes. */
#include <stdio.h>

struct one { char a; };
struct two { short a; };
struct three { char a[3]; };
struct four { char a[4]; };
struct pair { int a, b; };
struct triple { int a, b, c; };
struct longs { long a, b; };
struct mixed { double a; int b; };
struct text { char a[16]; };
struct large { long a[3]; };
union both { int a; char b[5]; };

#define BELOW(x) printf("%td ", (char *)__builtin_frame_address(0) - (char *)&(x))

static void scalars(char a, short b, int c, long d, float e, double g, _Bool h) {
    BELOW(a), BELOW(b), BELOW(c), BELOW(d), BELOW(e), BELOW(g), BELOW(h), puts("");
}
static void holes(struct two a, struct text b, struct four c, struct triple d, _Bool e) {
    BELOW(a), BELOW(b), BELOW(c), BELOW(d), BELOW(e), puts("");
}
static void odd(struct three a, union both b, char c, struct three d, struct one e) {
    BELOW(a), BELOW(b), BELOW(c), BELOW(d), BELOW(e), puts("");
}
static void words(struct triple a, double b, struct longs c, double d) {
    BELOW(a), BELOW(b), BELOW(c), BELOW(d), puts("");
}
static void saved(struct longs a, int b) { BELOW(a), BELOW(b), puts(""); }
static void unsaved(int b, struct longs a) { BELOW(a), BELOW(b), puts(""); }
static struct large result(struct mixed a, short b) {
    BELOW(a), BELOW(b), puts("");
    return (struct large){{1}};
}
static void stacked(struct large a, long double b, struct pair c, char d) {
    BELOW(a), BELOW(b), BELOW(c), BELOW(d), puts("");
}

int main(void) {
    scalars(1, 2, 3, 4, 5, 6, 1);
    holes((struct two){1}, (struct text){"x"}, (struct four){"y"}, (struct triple){1}, 1);
    odd((struct three){"a"}, (union both){1}, 'c', (struct three){"d"}, (struct one){'e'});
    words((struct triple){1}, 2, (struct longs){3}, 4);
    saved((struct longs){1}, 2);
    unsaved(1, (struct longs){2});
    result((struct mixed){1}, 2);
    stacked((struct large){{1}}, 2, (struct pair){3}, 4);
    return 0;
}
