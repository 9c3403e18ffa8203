#include <stdio.h>
int add(a, b)
int a, b;
{ return a + b; }
double half(x)
float x;
{ return x / 2; }
int chr(c)
char c;
{ return c; }
static shorty(s, p) short s;
int *p;
{
    *p = s;
    return s;
}
noargs() { return 5; }
char *str(p, n)
char *p;
{ return p + n; }
int fwd();
struct s {
    int a, b;
};
int st(v)
struct s v;
{ return v.a * v.b; }
unsigned char uc(x)
unsigned char x;
{ return x + 1; }
int (*table[])() = {add, chr, noargs};
main(argc, argv) int argc;
char **argv;
{
    register i;
    auto j = 3;
    int q;
    struct s v = {6, 7};
    printf("%d %g %d %d\n", add(1, 2), half(3.0), chr(321), shorty(70000, &q));
    printf("%d\n", q);
    printf("%s %d %d\n", str("hello", 2), fwd(4, 5), noargs());
    i = implicit(3, 4);
    printf("%d %d %d\n", i, j, st(v));
    printf("%d\n", uc(255));
    printf("%d %d %d\n", table[0](3, 4), table[1]('a' + 256), table[2](1, 2, 3));
    int (*fp)() = noargs;
    printf("%d\n", fp(1));
    double (*dp)() = half;
    printf("%g\n", dp(5.0));
    return 0;
}
implicit(a, b) { return a * b; }
int fwd(int a, int b) { return a * 10 + b; }
x;
int y = 4;
static z;
