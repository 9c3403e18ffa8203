#include <stdio.h>
int g = 1;
unsigned u = 1;
long l = 1;
unsigned long ul = 1;
short s = 1;
int f(void) {
    g = 5;
    u = 5;
    l = 5;
    ul = 5;
    s = 5;
    return 10;
}
long fl(void) {
    f();
    return 10;
}
unsigned fu(void) {
    f();
    return 10;
}
unsigned long ful(void) {
    f();
    return 10;
}
int a, b;
int fa(void) { return ++a; }
int fb(void) { return a * 10 + ++b; }
unsigned ua(void) { return ++a; }
unsigned ub(void) { return a * 10 + ++b; }
long la(void) { return ++a; }
long lb(void) { return a * 10 + ++b; }
#define T(e)                                                                                                 \
    g = u = l = ul = s = 1;                                                                                  \
    a = b = 0;                                                                                               \
    printf(#e " %ld\n", (long)(e));
int main(void) {
    T(~(g - f()))
    T(~(u - fu())) T(~(u - f())) T(~(l - fl())) T(~(ul - ful())) T(~(s - f())) T((int)~(l - fl())) T(
        ~(long)(g - f())) T(~(fa() - fb())) T(~(ua() - ub())) T(~(la() - lb())) T((int)~(la() - lb()))
        T((short)~(fa() - fb())) T((char)~(ua() - ub())) T((char)~(g - f())) T((char)~(s - f())) T(
            (int)(la() - lb())) T((char)(fa() - fb())) T(-(fa() - fb())) T((char)-(fa() - fb()))
            T((int)-(la() - lb())) T(-(ua() - ub())) T((short)(fa() - fb())) T(~(u + fu())) T(~(fa() + fb()))
                T(-(fa() + fb())) T(-(ua() + ub())) T(-(fa() * fb())) T(~-fa()) T(-~fa()) T(~(g - 1))
                    T(~(f() - 1)) T(~(1 - f())) T((char)(fa() * fb())) T((char)(fa() & fb()))
                        T((int)(la() + lb())) T((int)(l - fl())) T((short)(l - fl())) T((unsigned)(g - f()))
                            T((char)(u - f())) T((char)(-g + f())) T((int)(-l + fl())) T(-g + f())
                                T(-l + fl()) T(~g + f()) T((char)(~g + f())) T((
                                    int)(~l + fl())) T(f() + ~g) T(f() - ~g) T(~g - f()) T(-g - f())
                                    T((long)(int)(l + fl())) T((int)(l + 1 + fl())) T((int)((l + fl()) * 2))
                                        T((int)(l + fl()) + 0) T((int)(l * 2 + fl())) T((int)((long)g + fl()))
                                            T((int)(g + fl())) T((char)(g + (char)f()))
                                                T((char)((char)g + f())) T((char)((short)g + f()))
                                                    T((int)(l << f())) T((char)(g << 1) + f())
                                                        T((int)(l ? l : fl())) T((int)(u + fl()))
                                                            T((unsigned)(l + fl()))
                                                                T((unsigned char)(g += f()))
                                                                    T((int)(l += fl())) T((short)(g++ + f()))
                                                                        T((short)(l + (g = f())))
}
