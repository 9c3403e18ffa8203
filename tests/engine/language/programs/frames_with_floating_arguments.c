/* Floating arguments that wait: the one for the first vector register in a register, others in the frame. */
#include <stdio.h>
double arrd[4]; int f(int x) { return 1; } double fd(double x) { return x; } int g2(double a, double b, int c) { return c; } int h2(int a, float b) { return a; } int h3(int a, float b, int c, double d) { return a; } int k9(int a,int b,int c,int d,int e,int f,int g,double h) { return a; } int l1(int a, long double b) { return a; } double pow2(double a, int b) { return a; } int many(int a, ...) { return a; }
static int line; static void use(void *m, void *fp) { printf("%d: %d %d\n", line, (int)((char*)fp - (char*)m), (int)((char*)fp - (char*)__builtin_frame_address(0))); }
void t0(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); printf("", f(2), dbl * 2); }
void t1(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); printf("", f(2), fl * 2); }
void t2(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); g2(fd(x), dbl * 2, x); }
void t3(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); g2(f(x), f(1) * 0.5, x); }
void t4(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); h2(f(x), fl * 2); }
void t5(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); h2(f(x), dbl); }
void t6(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); h2(f(x), fd(2)); }
void t7(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); g2(fd(1), fd(2), f(3)); }
void t8(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); h3(f(1), fl + 1, f(2), dbl + 2); }
void t9(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); k9(1,2,3,4,5,6,f(1),dbl*2); }
void t10(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); l1(f(1), ld * 2); }
void t11(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); l1(f(1), 2.5L); }
void t12(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); h2(f(x), fl); }
void t13(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); x = fd(fd(1) + dbl * 2); }
void t14(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); dbl = dbl * 2 + fd(1); }
void t15(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); dbl = fd(1) * fd(2) + fd(3); }
void t16(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); arrd[f(1)] = dbl * 2; }
void t17(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); arrd[1] = dbl * 2 + f(1); }
void t18(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); fl = fl * 2 + f(1); }
void t19(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); dbl = pow2(dbl, f(2)) + f(1); }
void t20(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); printf("", dbl * 2, f(1), dbl * 3); }
void t21(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); dbl = -dbl + fd(1); }
void t22(int x) { char m[20]; double dbl = 1; float fl = 2; long double ld = 3; use(m, __builtin_frame_address(0)); many(f(1), dbl * 2, dbl * 3, dbl * 4, f(2)); }
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
return 0; }