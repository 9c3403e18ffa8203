#include <stdio.h>
#define str(x) #x
#define xstr(x) str(x)
#define strvar(...) #__VA_ARGS__
#define CAT a##b
#define hh # ## #
#define OBJ x##1
#define in_between(a) str(a)
#define join(c, d) in_between(c hh d)
#define F(x) [x]
#define G F
#define NIL(xxx) xxx
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
#define EMPTY
#define LPAREN (
#define max(a, b) ((a) > (b) ? (a) : (b))
#define z z[0]
#define f(a) f(x *(a))
#undef x
#define x 3
#define g2 f
#define t(a) a
int main(void) {
    int a1 = 0, ab = 5, x1 = 6;
    puts(str(a \n));
    puts(str("s\n"));
    puts(str('\n'));
    puts(str(q b @c));
    puts(strvar(foo, bar, z));
    puts(str());
    puts(str('"'));
    puts(str("\"" '\\' L'x' "a b" c));
    puts(xstr(CAT));
    printf("%d %d\n", CAT, OBJ);
    puts(xstr(G(1)));
    puts(xstr(G_0(42)));
    puts(xstr(max(1, max(2, 3))));
    puts(xstr(f(f)(f)(z)));
    puts(xstr(g2(x + (3, 4) - z) % t(t(g2)(0) + t)(1);));
    puts(xstr(EMPTY a EMPTY b));
    puts(xstr(- -1 + +2 - EMPTY - x));
    puts(str(a // b
             ));
    puts(str(a /* c */ b));
    puts(xstr(F EMPTY(2)));
    puts(xstr(1.5e+x .x x.x 0xe + x));
    return 0;
}
