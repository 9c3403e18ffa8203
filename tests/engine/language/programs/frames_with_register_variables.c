/* Variables that ask for a register have one that the function saves, if they are read. */
#include <stdio.h>
#include <string.h>
int arr[9]; char sb[] = "xyz", *str = sb; int f(int x) { return 1; } double fd(double x) { return x; }
static int line; static void use(void *m, void *fp) { printf("%d: %d %d\n", line, (int)((char*)fp - (char*)m), (int)((char*)fp - (char*)__builtin_frame_address(0))); }
int rp(register int x) { char m[20]; use(m, __builtin_frame_address(0)); f(x); return x; }
int rq(int y, register int x) { char m[20]; use(m, __builtin_frame_address(0)); use(&y, __builtin_frame_address(0)); return y; }
void t0(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 5; x = r; }
void t1(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 5; f(r); }
void t2(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 5; f(1); x = r; }
void t3(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 5; f(1); }
void t4(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int i; for (i = 0; i < 3; i++) f(i); }
void t5(int x) { char m[20]; use(m, __builtin_frame_address(0)); for (register int i = 0; i < 3; i++) x += i; }
void t6(int x) { char m[20]; use(m, __builtin_frame_address(0)); for (register int i = 0; i < 3; i++) f(i); }
void t7(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int a = 1, b = 2; f(a + b); x = a + b; }
void t8(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int a = 1, b = 2, c = 3; f(a); f(b); f(c); }
void t9(int x) { char m[20]; use(m, __builtin_frame_address(0)); register char *s = str; while (*s) s++; x = s - str; }
void t10(int x) { char m[20]; use(m, __builtin_frame_address(0)); register char *s = str; while (*s) { f(*s); s++; } }
void t11(int x) { char m[20]; use(m, __builtin_frame_address(0)); register double d = 2; fd(d); x = d; }
void t12(int x) { char m[20]; use(m, __builtin_frame_address(0)); register double d = 2; x = d; }
void t13(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r; if (x) r = 1; else r = 2; f(r); x = r; }
void t14(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = f(1); x = r + f(2); }
void t15(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = f(1); x = f(r) + f(2) + r; }
void t16(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r; }
void t17(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 1; r++; }
void t18(int x) { char m[20]; use(m, __builtin_frame_address(0)); { register int r = x; f(r); x = r; } { register int q = x; f(q); x = q; } }
void t19(int x) { char m[20]; use(m, __builtin_frame_address(0)); register long r = 5; int y = 2; x = y + r; f(x); x = r; }
void t20(int x) { char m[20]; use(m, __builtin_frame_address(0)); int y = 2; register int r = y; int z = r; use(&z, &z); x = r; }
void t21(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int r = 5; { int z = r; use(&z, &z); } }
void t22(int x) { char m[20]; use(m, __builtin_frame_address(0)); register short r = 5; f(r); x = r; }
void t23(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int a, b, c, d, e, g; a=b=c=d=e=g=1; f(1); x = a+b+c+d+e+g; }
void t24(int x) { char m[20]; use(m, __builtin_frame_address(0)); register char c = x; f(c); x = c; }
void t25(int x) { char m[20]; use(m, __builtin_frame_address(0)); register int *p = arr; *p = 3; f(1); p[1] = 2; }
void t26(int x) { char m[20]; use(m, __builtin_frame_address(0)); rp(x); rq(1, x); }
int main(void) {
line = 0; t0(2);
line = 1; t1(2);
line = 2; t2(2);
line = 3; t3(2);
line = 4; t4(2);
line = 5; t5(2);
line = 6; t6(2);
line = 7; t7(2);
line = 8; t8(2);
line = 9; t9(2);
line = 10; t10(2);
line = 11; t11(2);
line = 12; t12(2);
line = 13; t13(2);
line = 14; t14(2);
line = 15; t15(2);
line = 16; t16(2);
line = 17; t17(2);
line = 18; t18(2);
line = 19; t19(2);
line = 20; t20(2);
line = 21; t21(2);
line = 22; t22(2);
line = 23; t23(2);
line = 24; t24(2);
line = 25; t25(2);
line = 26; t26(2);
return 0; }