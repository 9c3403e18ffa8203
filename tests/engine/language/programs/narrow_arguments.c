/* Arguments are calculated in the width of their parameters; unsigned a - (b - c) is a + (c - b). */
#include <stdio.h>
char c; short s; int i; long l; unsigned char uc; unsigned short us; unsigned u;
int f(void) { c += 1, s += 2, i += 3, l += 4, uc += 5, us += 6, u += 7; return s * 10; }
short fs(void) { return f(); }
long fl(void) { return f(); }
unsigned fu(void) { return f(); }
long of_char(char x) { return x; }
long of_short(short x) { return x; }
long of_int(int x) { return x; }
long of_unsigned(unsigned x) { return x; }
long of_two(short x, char y) { return x * 1000 + y; }
#define T(e) c = s = i = l = uc = us = u = 1; printf("%s %ld\n", #e, (long)(e));
int main(void)
{
    short p = 2, d; int q = 3;
    T(of_short(s + f())) T(of_short(s + f() + i)) T(of_short(p + f() + q)) T(of_short(f() + s)) T(of_char(c + f() - s))
    T(of_char(i + f())) T(of_int(l + fl())) T(of_int(q + fl())) T(of_int(l + f())) T(of_unsigned(l + f()))
    T(of_short(s - f())) T(of_short(s * f())) T(of_short(s + (i + f()))) T(of_two(s + f(), c + f()))
    T((short)(i + f()) + i) T((short)(s + f()) + s) T((char)(i + f()) + (char)(s + f())) T((int)(l + fl()) + i)
    T(of_short(i - (f() - fs()))) T(of_short(f() - (s - fs()))) T(u - (fu() - fu())) T(fu() - (u - fu())) T(i - (f() - f()))
    T(d = i - (f() - fs())) T(d = s + f() + i) T(q = l + fl()) T(q = q + fl()) T(q = (fl() + l) * 2)
    T(of_short((s + f()) << 1)) T(of_char((i ^ f()) << 1)) T(of_short(~(s - f()))) T(of_short(-(s + f())))
    return 0;
}
