/* What waits during calls inside of operators and arguments. */
#include <stdio.h>
#include <stdarg.h>
#include <string.h>
struct B { int a; char c; long d[2]; }; struct B mkb(int x) { struct B b = {x}; return b; } int f2(struct B b, int y, int z) { return y; } int arr[9], gl = 3; char *str = "x"; int f(int x) { return 1; } double fd(int x) { return x; } int g2(int a, long b) { return a; } int g3(int a, int b, long c) { return a; } long sumv(int n, ...) { return n; }
static int line; static void use(void *m, void *fp) { printf("%d: %d %d\n", line, (int)((char*)fp - (char*)m), (int)((char*)fp - (char*)__builtin_frame_address(0))); }
void t0(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); sumv(1, f(x), (long)((signed char)x), 2.5); use(m, __builtin_frame_address(0)); }
void t1(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); sumv(1, f(x), (long)us, 2.5); use(m, __builtin_frame_address(0)); }
void t2(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); sumv(1, f(x), us, 2.5); use(m, __builtin_frame_address(0)); }
void t3(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); sumv(1, f(x), x, 2.5); use(m, __builtin_frame_address(0)); }
void t4(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(x), us); use(m, __builtin_frame_address(0)); }
void t5(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(x), (signed char)x); use(m, __builtin_frame_address(0)); }
void t6(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(x), x + 1); use(m, __builtin_frame_address(0)); }
void t7(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(x), gl); use(m, __builtin_frame_address(0)); }
void t8(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); us *= (gl + (x|3) || gl - (us|2)); use(m, __builtin_frame_address(0)); }
void t9(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); us = (gl + 5 && gl - 1); use(m, __builtin_frame_address(0)); }
void t10(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); sumv(1, f2(mkb(x), us, us), (long)(signed char)us, 2.5); use(m, __builtin_frame_address(0)); }
void t11(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f2(mkb(x), us, us), x+1); use(m, __builtin_frame_address(0)); }
void t12(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f2(mkb(x), us, us) + f(x); use(m, __builtin_frame_address(0)); }
void t13(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(x) + f2(mkb(x), us, us); use(m, __builtin_frame_address(0)); }
void t14(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f2(mkb(x),1,2), f2(mkb(2),1,2)); use(m, __builtin_frame_address(0)); }
void t15(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g3(x + 1, f(x), us + 1); use(m, __builtin_frame_address(0)); }
void t16(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g3(f(1), f(2), f(3)); use(m, __builtin_frame_address(0)); }
void t17(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x += (gl + f(x) ? -3 : 5); use(m, __builtin_frame_address(0)); }
void t18(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = gl + f(x) * gl; use(m, __builtin_frame_address(0)); }
void t19(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = gl * 2 + f(x); use(m, __builtin_frame_address(0)); }
void t20(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(x) + gl; use(m, __builtin_frame_address(0)); }
void t21(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); if (gl + f(x) > us) x = 2; use(m, __builtin_frame_address(0)); }
void t22(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); if (gl * 2 < f(x)) x = 2; use(m, __builtin_frame_address(0)); }
void t23(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); arr[x] += f(x); use(m, __builtin_frame_address(0)); }
void t24(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); arr[f(x)] += x; use(m, __builtin_frame_address(0)); }
void t25(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); p = &arr[f(x)]; *p = f(*p); use(m, __builtin_frame_address(0)); }
void t26(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = x * f(x - 1); use(m, __builtin_frame_address(0)); }
void t27(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(x - 1) * x; use(m, __builtin_frame_address(0)); }
void t28(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(x - 1) + f(x - 2) + f(x - 3); use(m, __builtin_frame_address(0)); }
void t29(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g3(us, f(us), us); use(m, __builtin_frame_address(0)); }
void t30(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); printf("", f(1), f(2), x); use(m, __builtin_frame_address(0)); }
void t31(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); printf("", x + 1, f(2)); use(m, __builtin_frame_address(0)); }
void t32(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); printf("", dbl * 2, f(2)); use(m, __builtin_frame_address(0)); }
void t33(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); printf("", f(2), dbl * 2); use(m, __builtin_frame_address(0)); }
void t34(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); dbl = dbl * fd(x) + fd(2); use(m, __builtin_frame_address(0)); }
void t35(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = (f(1), f(2)) + f(3); use(m, __builtin_frame_address(0)); }
void t36(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(1) ? f(2) : f(3); use(m, __builtin_frame_address(0)); }
void t37(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(1) + (f(2) ? f(3) : 1); use(m, __builtin_frame_address(0)); }
void t38(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = arr[f(1)] + arr[f(2)]; use(m, __builtin_frame_address(0)); }
void t39(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = *p + f(1); use(m, __builtin_frame_address(0)); }
void t40(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(1) + *p; use(m, __builtin_frame_address(0)); }
void t41(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(arr[x], f(1)); use(m, __builtin_frame_address(0)); }
void t42(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(1), arr[x]); use(m, __builtin_frame_address(0)); }
void t43(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(*p, f(*p)); use(m, __builtin_frame_address(0)); }
void t44(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(f(*p), *p); use(m, __builtin_frame_address(0)); }
void t45(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); st = mkb(f(1)); x = st.a + f(2); use(m, __builtin_frame_address(0)); }
void t46(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); fp = f; x = fp(1) + fp(2); use(m, __builtin_frame_address(0)); }
void t47(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = fp(f(1)) + 1; use(m, __builtin_frame_address(0)); }
void t48(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); g2(fp(1), x + 1); use(m, __builtin_frame_address(0)); }
void t49(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = strlen(str) + f(1); use(m, __builtin_frame_address(0)); }
void t50(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = f(1) - strlen(str); use(m, __builtin_frame_address(0)); }
void t51(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); x = (char)f(1) + (char)f(2); use(m, __builtin_frame_address(0)); }
void t52(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); ll = (long)f(1) * f(2); use(m, __builtin_frame_address(0)); }
void t53(int x, unsigned short us) { char m[20]; struct B st; int *p = arr; double dbl = 1; long ll; int (*fp)(int) = f; use(m, __builtin_frame_address(0)); ll = x; ll = ll * f(1) + x; use(m, __builtin_frame_address(0)); }
int main(void) {
line = 0; t0(2, 3);
line = 1; t1(2, 3);
line = 2; t2(2, 3);
line = 3; t3(2, 3);
line = 4; t4(2, 3);
line = 5; t5(2, 3);
line = 6; t6(2, 3);
line = 7; t7(2, 3);
line = 8; t8(2, 3);
line = 9; t9(2, 3);
line = 10; t10(2, 3);
line = 11; t11(2, 3);
line = 12; t12(2, 3);
line = 13; t13(2, 3);
line = 14; t14(2, 3);
line = 15; t15(2, 3);
line = 16; t16(2, 3);
line = 17; t17(2, 3);
line = 18; t18(2, 3);
line = 19; t19(2, 3);
line = 20; t20(2, 3);
line = 21; t21(2, 3);
line = 22; t22(2, 3);
line = 23; t23(2, 3);
line = 24; t24(2, 3);
line = 25; t25(2, 3);
line = 26; t26(2, 3);
line = 27; t27(2, 3);
line = 28; t28(2, 3);
line = 29; t29(2, 3);
line = 30; t30(2, 3);
line = 31; t31(2, 3);
line = 32; t32(2, 3);
line = 33; t33(2, 3);
line = 34; t34(2, 3);
line = 35; t35(2, 3);
line = 36; t36(2, 3);
line = 37; t37(2, 3);
line = 38; t38(2, 3);
line = 39; t39(2, 3);
line = 40; t40(2, 3);
line = 41; t41(2, 3);
line = 42; t42(2, 3);
line = 43; t43(2, 3);
line = 44; t44(2, 3);
line = 45; t45(2, 3);
line = 46; t46(2, 3);
line = 47; t47(2, 3);
line = 48; t48(2, 3);
line = 49; t49(2, 3);
line = 50; t50(2, 3);
line = 51; t51(2, 3);
line = 52; t52(2, 3);
line = 53; t53(2, 3);
return 0; }