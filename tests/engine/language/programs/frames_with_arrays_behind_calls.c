/* Where a function with variable length arrays keeps its other objects after it has called something. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int g = 2; int f(int x) { return x; }
static int line; static void use(void *m, void *fp) { printf("%d: %d %d\n", line, (int)((char*)fp - (char*)m), (int)((char*)fp - (char*)__builtin_frame_address(0))); }
int arr2(int n, int a[n]) { char m[20]; use(m, __builtin_frame_address(0)); return n; }
int arr3(int n, int k, int a[n][k]) { char m[20]; use(m, __builtin_frame_address(0)); return n; }
void t0(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n]; v[0]=1; use(m, __builtin_frame_address(0)); }
void t1(int n) { char m[20]; use(m, __builtin_frame_address(0)); char v[n]; v[0]=1; use(m, __builtin_frame_address(0)); }
void t3(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n+1]; use(m, __builtin_frame_address(0)); }
void t5(int n) { char m[20]; use(m, __builtin_frame_address(0)); char v[n+1]; char w[n]; use(m, __builtin_frame_address(0)); }
void t7(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n], w[n], z[n]; use(m, __builtin_frame_address(0)); }
void t8(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n][3]; use(m, __builtin_frame_address(0)); }
void t9(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[3][n]; use(m, __builtin_frame_address(0)); }
void t10(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n][n]; use(m, __builtin_frame_address(0)); }
void t12(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n][n][n]; use(m, __builtin_frame_address(0)); }
void t13(int n) { char m[20]; use(m, __builtin_frame_address(0)); for (int i = 0; i < 2; i++) { int v[n]; v[0] = i; } use(m, __builtin_frame_address(0)); }
void t15(int n) { char m[20]; use(m, __builtin_frame_address(0)); { int v[n]; v[0] = 1; } use(m, __builtin_frame_address(0)); }
void t16(int n) { char m[20]; use(m, __builtin_frame_address(0)); { int v[n]; v[0] = 1; } { int w[n]; w[0] = 2; } use(m, __builtin_frame_address(0)); }
void t18(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n]; { int w[n]; w[0] = 1; } use(m, __builtin_frame_address(0)); }
void t21(int n) { char m[20]; use(m, __builtin_frame_address(0)); char *v[n]; use(m, __builtin_frame_address(0)); }
void t26(int n) { char m[20]; use(m, __builtin_frame_address(0)); if (n) { char v[n]; v[0] = 1; } use(m, __builtin_frame_address(0)); }
void t27(int n) { char m[20]; use(m, __builtin_frame_address(0)); while (n) { char v[n]; n--; } use(m, __builtin_frame_address(0)); }
void t29(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n], a, *q = &a; use(q,q); v[0] = a; use(m, __builtin_frame_address(0)); }
void t30(int n) { char m[20]; use(m, __builtin_frame_address(0)); int (*q)[n] = malloc(12); free(q); use(m, __builtin_frame_address(0)); }
void t31(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n]; int (*q)[n] = &v; use(m, __builtin_frame_address(0)); }
void t33(int n) { char m[20]; use(m, __builtin_frame_address(0)); int v[n]; use(v, __builtin_frame_address(0)); use(m, __builtin_frame_address(0)); }
void t35(int n) { char m[20]; use(m, __builtin_frame_address(0)); int mm[n][4]; for (int i = 0; i < n; i++) for (int j = 0; j < 4; j++) mm[i][j] = i; f(mm[0][0]); use(m, __builtin_frame_address(0)); }
void t37(int n) { char m[20]; use(m, __builtin_frame_address(0)); int k = 3; int v[k]; v[2] = 1; use(m, __builtin_frame_address(0)); }
void t42(int n) { char m[20]; use(m, __builtin_frame_address(0)); long double v[n]; use(m, __builtin_frame_address(0)); }
void t45(int n) { char m[20]; use(m, __builtin_frame_address(0)); arr3(n, n, 0); use(m, __builtin_frame_address(0)); }
int main(void) {
line = 0; t0(2);
line = 1; t1(2);
line = 3; t3(2);
line = 5; t5(2);
line = 7; t7(2);
line = 8; t8(2);
line = 9; t9(2);
line = 10; t10(2);
line = 12; t12(2);
line = 13; t13(2);
line = 15; t15(2);
line = 16; t16(2);
line = 18; t18(2);
line = 21; t21(2);
line = 26; t26(2);
line = 27; t27(2);
line = 29; t29(2);
line = 30; t30(2);
line = 31; t31(2);
line = 33; t33(2);
line = 35; t35(2);
line = 37; t37(2);
line = 42; t42(2);
line = 45; t45(2);
return 0; }
