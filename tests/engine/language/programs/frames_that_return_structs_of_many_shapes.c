/* Where variables lie in functions that return structs of many shapes. */
#include <stdio.h>
#define AT(v) (int)((char *)__builtin_frame_address(0) - (char *)&v)
struct c3 { char a[3]; }; struct i3 { int a[3]; }; struct c5 {char a[5];}; struct c7 {char a[7];}; struct s3 {short a[3];}; struct c12 {char a[12];}; struct c15 {char a[15];}; struct __attribute__((packed)) pk { signed char a; short b : 7; int c : 19; }; struct __attribute__((packed)) p9 {char c; long l;}; struct __attribute__((packed)) p5 {char c; int l;};struct f3 {float a[3];}; struct df {double d; float f;}; struct bf3 { unsigned a:10,b:20; char c; };  struct __attribute__((packed)) pk3 { char a; short b:7; };
#define T(n) struct n f_##n(int x) { struct n r; int y; printf(#n " %d %d %d\n", AT(r), AT(y), AT(x)); return r; }
T(c3) T(i3) T(c5) T(c7) T(s3) T(c12) T(c15) T(pk) T(p9) T(p5) T(f3) T(df) T(bf3) T(pk3)
struct DD {double a,b;}; struct LD {long a; double b;}; struct DL {double a; long b;}; struct dg {double d; float f;}; struct FFF4 {float a[4];}; struct LL { long a,b;}; struct FFI {float a,b; int c,d;}; struct D {double d;}; struct FF {float a,b;}; struct PI {char *p; int i;};
#define U(n) struct n e_##n(int x) { struct n r; int y; printf(#n " %d %d %d\n", AT(r), AT(y), AT(x)); return r; } struct n g_##n(int x, struct n *p) { char m[5]; printf(#n " %d %d\n", AT(m), AT(x)); return *p; } struct n h_##n(int x, struct n p) { char m[5]; printf(#n " %d %d\n", AT(m), AT(x)); return p; }
U(DD) U(LD) U(DL) U(dg) U(FFF4) U(LL) U(FFI) U(D) U(FF) U(PI)
#define C(n) e_##n(1); struct n v##n; g_##n(1, &v##n); h_##n(1, v##n);
int main(void) { f_c3(1); f_i3(1); f_c5(1); f_c7(1); f_s3(1); f_c12(1); f_c15(1); f_pk(1); f_p9(1); f_p5(1); f_f3(1); f_df(1); f_bf3(1); f_pk3(1); C(DD) C(LD) C(DL) C(dg) C(FFF4) C(LL) C(FFI) C(D) C(FF) C(PI) return 0; }
