/* What lies in the register for results where a function ends without giving one: what was computed last. */
#include <stdio.h>
#include <string.h>
int g = 3, arr[10] = {4, 5, 6, 7, 8};
struct P { int x, y; } st;
char ch = 2;
int (*fp)(void);
void void_f(void) { g = 8; }
int int_f(void) { return 77; }
int previous(void) { return 1234; }
int f0(int a, int b) { if (a > b) return a; }
int f1(int a, int b) { if (a > 0) return a * 2; }
int f2(int a, int b) { int y = a + 1; }
int f3(int a, int b) { int s = 0; for (int i = 0; i < a; i++) s += i; }
int f4(int a, int b) { int s = 0; for (int i = 0; i < 3; i++) s += i; }
int f5(int a, int b) { int s = 0; for (int i = 1; i <= b; i++) s += arr[i]; }
int f6(int a, int b) { a * b; }
int f7(int a, int b) { a + b; }
int f8(int a, int b) { a; }
int f9(int a, int b) { a = 5; }
int f10(int a, int b) { a = b; }
int f11(int a, int b) { a++; }
int f12(int a, int b) { ++a; }
int f13(int a, int b) { a += b; }
int f14(int a, int b) { a += 3; }
int f15(int a, int b) { a *= b; }
int f16(int a, int b) { a -= b; }
int f17(int a, int b) { arr[1] = 7; }
int f18(int a, int b) { arr[a] = b; }
int f19(int a, int b) { g = a; }
int f20(int a, int b) { g = 3; }
int f21(int a, int b) { g++; }
int f22(int a, int b) { g += a; }
int f23(int a, int b) { if (a == b) g = 1; else g = 2; }
int f24(int a, int b) { if (a) return 1; }
int f25(int a, int b) { if (!a) return 1; }
int f26(int a, int b) { if (g) return 1; }
int f27(int a, int b) { if (g > a) return 1; }
int f28(int a, int b) { if (a > g) return 1; }
int f29(int a, int b) { while (a > 0) a--; }
int f30(int a, int b) { while (a--) ; }
int f31(int a, int b) { while (b > a) a++; }
int f32(int a, int b) { puts("hi"); }
int f33(int a, int b) { printf("%d\n", a); }
int f34(int a, int b) { void_f(); }
int f35(int a, int b) { int_f(); }
int f36(int a, int b) { a = int_f(); }
int f37(int a, int b) { switch (a) { case 1: return 10; case 2: g = 4; } }
int f38(int a, int b) { switch (a) { case 5: return 10; default: b = 3; } }
int f39(int a, int b) { int t = a; a = b; b = t; }
int f40(int a, int b) { char c = a; }
int f41(int a, int b) { short h = b; g = h; }
int f42(int a, int b) { long l = a; l = l * 2; }
int f43(int a, int b) { a / b; }
int f44(int a, int b) { a % b; }
int f45(int a, int b) { int q = a / b; }
int f46(int a, int b) { int q = a % b; }
int f47(int a, int b) { a << 2; }
int f48(int a, int b) { a << b; }
int f49(int a, int b) { -a; }
int f50(int a, int b) { ~a; }
int f51(int a, int b) { !a; }
int f52(int a, int b) { a == b; }
int f53(int a, int b) { a && b; }
int f54(int a, int b) { int z = a && b; }
int f55(int a, int b) { int z = a < b; }
int f56(int a, int b) { a < b ? a : b; }
int f57(int a, int b) { int z = a < b ? a : b; }
int f58(int a, int b) { double d = a; d = d * 2; }
int f59(int a, int b) { struct P q = {1, 2}; q.x = a; }
int f60(int a, int b) { st.x = a; st.y = b; }
int f61(int a, int b) { for (int i = 0; i < 3; i++) if (arr[i] == a) return i; }
int f62(int a, int b) { do { a--; } while (a > 0); }
int f63(int a, int b) { if (a > 0) { if (b > 10) return 3; } }
int f64(int a, int b) { if (a > 0 && b > 10) return 3; }
int f65(int a, int b) { if (a > 5 || b > 10) return 3; }
int f66(int a, int b) { int m[3] = {1, 2, 3}; m[a] = 4; }
int f67(int a, int b) { int m[3] = {0}; m[1] = b; }
int f68(int a, int b) { ch = 'x'; }
int f69(int a, int b) { ch = a; }
int f70(int a, int b) { if (ch == 'x') return 2; }
int f71(int a, int b) { unsigned u = a; u >>= 1; }
int f72(int a, int b) { long l = 5; if (l > a) return 2; }
int f73(int a, int b) { a = b = 4; }
int f74(int a, int b) { a = b = g; }
int f75(int a, int b) { g = a + b * 2; }
int f76(int a, int b) { g = arr[a] + arr[1]; }
int f77(int a, int b) { return; }
int f78(int a, int b) { a = (char)b; }
int f79(int a, int b) { goto e; e: ; }
int f80(int a, int b) { static int k; k++; }
int f81(int a, int b) { static int k = 3; k += a; }
int f82(int a, int b) { strlen("abc"); }
int f83(int a, int b) { if (a < b) g = a; else g = b; }
int f84(int a, int b) { float x = 1.5; x = x + a; }
int f85(int a, int b) { if (a > b) { return a; } else { g = 1; } }
int f86(int a, int b) { if (a % 2 == 0) return 1; }
int f87(int a, int b) { if (a & 1) return 0; }
int f88(int a, int b) { if (a * 2 > b) return 5; }
int f89(int a, int b) { if (a + b > 20) return 5; }
int f90(int a, int b) { if (arr[a] > 100) return 5; }
int f91(int a, int b) { g = !a; }
int f92(int a, int b) { g = -a; }
int f93(int a, int b) { g = ~b; }
int f94(int a, int b) { a ^= b; b ^= a; a ^= b; }
int f95(int a, int b) { fp = int_f; fp(); }
int f96(int a, int b) { (void)a; }
int main(void)
{
    int r, x = 2, y = 9;
    previous(), r = f0(2, 9), printf("%d ", r), r = f0(x, y), printf("%d\n", r), g = 3;
    previous(), r = f1(2, 9), printf("%d ", r), r = f1(x, y), printf("%d\n", r), g = 3;
    previous(), r = f2(2, 9), printf("%d ", r), r = f2(x, y), printf("%d\n", r), g = 3;
    previous(), r = f3(2, 9), printf("%d ", r), r = f3(x, y), printf("%d\n", r), g = 3;
    previous(), r = f4(2, 9), printf("%d ", r), r = f4(x, y), printf("%d\n", r), g = 3;
    previous(), r = f5(2, 9), printf("%d ", r), r = f5(x, y), printf("%d\n", r), g = 3;
    previous(), r = f6(2, 9), printf("%d ", r), r = f6(x, y), printf("%d\n", r), g = 3;
    previous(), r = f7(2, 9), printf("%d ", r), r = f7(x, y), printf("%d\n", r), g = 3;
    previous(), r = f8(2, 9), printf("%d ", r), r = f8(x, y), printf("%d\n", r), g = 3;
    previous(), r = f9(2, 9), printf("%d ", r), r = f9(x, y), printf("%d\n", r), g = 3;
    previous(), r = f10(2, 9), printf("%d ", r), r = f10(x, y), printf("%d\n", r), g = 3;
    previous(), r = f11(2, 9), printf("%d ", r), r = f11(x, y), printf("%d\n", r), g = 3;
    previous(), r = f12(2, 9), printf("%d ", r), r = f12(x, y), printf("%d\n", r), g = 3;
    previous(), r = f13(2, 9), printf("%d ", r), r = f13(x, y), printf("%d\n", r), g = 3;
    previous(), r = f14(2, 9), printf("%d ", r), r = f14(x, y), printf("%d\n", r), g = 3;
    previous(), r = f15(2, 9), printf("%d ", r), r = f15(x, y), printf("%d\n", r), g = 3;
    previous(), r = f16(2, 9), printf("%d ", r), r = f16(x, y), printf("%d\n", r), g = 3;
    previous(), r = f17(2, 9), printf("%d ", r), r = f17(x, y), printf("%d\n", r), g = 3;
    previous(), r = f18(2, 9), printf("%d ", r), r = f18(x, y), printf("%d\n", r), g = 3;
    previous(), r = f19(2, 9), printf("%d ", r), r = f19(x, y), printf("%d\n", r), g = 3;
    previous(), r = f20(2, 9), printf("%d ", r), r = f20(x, y), printf("%d\n", r), g = 3;
    previous(), r = f21(2, 9), printf("%d ", r), r = f21(x, y), printf("%d\n", r), g = 3;
    previous(), r = f22(2, 9), printf("%d ", r), r = f22(x, y), printf("%d\n", r), g = 3;
    previous(), r = f23(2, 9), printf("%d ", r), r = f23(x, y), printf("%d\n", r), g = 3;
    previous(), r = f24(2, 9), printf("%d ", r), r = f24(x, y), printf("%d\n", r), g = 3;
    previous(), r = f25(2, 9), printf("%d ", r), r = f25(x, y), printf("%d\n", r), g = 3;
    previous(), r = f26(2, 9), printf("%d ", r), r = f26(x, y), printf("%d\n", r), g = 3;
    previous(), r = f27(2, 9), printf("%d ", r), r = f27(x, y), printf("%d\n", r), g = 3;
    previous(), r = f28(2, 9), printf("%d ", r), r = f28(x, y), printf("%d\n", r), g = 3;
    previous(), r = f29(2, 9), printf("%d ", r), r = f29(x, y), printf("%d\n", r), g = 3;
    previous(), r = f30(2, 9), printf("%d ", r), r = f30(x, y), printf("%d\n", r), g = 3;
    previous(), r = f31(2, 9), printf("%d ", r), r = f31(x, y), printf("%d\n", r), g = 3;
    previous(), r = f32(2, 9), printf("%d ", r), r = f32(x, y), printf("%d\n", r), g = 3;
    previous(), r = f33(2, 9), printf("%d ", r), r = f33(x, y), printf("%d\n", r), g = 3;
    previous(), r = f34(2, 9), printf("%d ", r), r = f34(x, y), printf("%d\n", r), g = 3;
    previous(), r = f35(2, 9), printf("%d ", r), r = f35(x, y), printf("%d\n", r), g = 3;
    previous(), r = f36(2, 9), printf("%d ", r), r = f36(x, y), printf("%d\n", r), g = 3;
    previous(), r = f37(2, 9), printf("%d ", r), r = f37(x, y), printf("%d\n", r), g = 3;
    previous(), r = f38(2, 9), printf("%d ", r), r = f38(x, y), printf("%d\n", r), g = 3;
    previous(), r = f39(2, 9), printf("%d ", r), r = f39(x, y), printf("%d\n", r), g = 3;
    previous(), r = f40(2, 9), printf("%d ", r), r = f40(x, y), printf("%d\n", r), g = 3;
    previous(), r = f41(2, 9), printf("%d ", r), r = f41(x, y), printf("%d\n", r), g = 3;
    previous(), r = f42(2, 9), printf("%d ", r), r = f42(x, y), printf("%d\n", r), g = 3;
    previous(), r = f43(2, 9), printf("%d ", r), r = f43(x, y), printf("%d\n", r), g = 3;
    previous(), r = f44(2, 9), printf("%d ", r), r = f44(x, y), printf("%d\n", r), g = 3;
    previous(), r = f45(2, 9), printf("%d ", r), r = f45(x, y), printf("%d\n", r), g = 3;
    previous(), r = f46(2, 9), printf("%d ", r), r = f46(x, y), printf("%d\n", r), g = 3;
    previous(), r = f47(2, 9), printf("%d ", r), r = f47(x, y), printf("%d\n", r), g = 3;
    previous(), r = f48(2, 9), printf("%d ", r), r = f48(x, y), printf("%d\n", r), g = 3;
    previous(), r = f49(2, 9), printf("%d ", r), r = f49(x, y), printf("%d\n", r), g = 3;
    previous(), r = f50(2, 9), printf("%d ", r), r = f50(x, y), printf("%d\n", r), g = 3;
    previous(), r = f51(2, 9), printf("%d ", r), r = f51(x, y), printf("%d\n", r), g = 3;
    previous(), r = f52(2, 9), printf("%d ", r), r = f52(x, y), printf("%d\n", r), g = 3;
    previous(), r = f53(2, 9), printf("%d ", r), r = f53(x, y), printf("%d\n", r), g = 3;
    previous(), r = f54(2, 9), printf("%d ", r), r = f54(x, y), printf("%d\n", r), g = 3;
    previous(), r = f55(2, 9), printf("%d ", r), r = f55(x, y), printf("%d\n", r), g = 3;
    previous(), r = f56(2, 9), printf("%d ", r), r = f56(x, y), printf("%d\n", r), g = 3;
    previous(), r = f57(2, 9), printf("%d ", r), r = f57(x, y), printf("%d\n", r), g = 3;
    previous(), r = f58(2, 9), printf("%d ", r), r = f58(x, y), printf("%d\n", r), g = 3;
    previous(), r = f59(2, 9), printf("%d ", r), r = f59(x, y), printf("%d\n", r), g = 3;
    previous(), r = f60(2, 9), printf("%d ", r), r = f60(x, y), printf("%d\n", r), g = 3;
    previous(), r = f61(2, 9), printf("%d ", r), r = f61(x, y), printf("%d\n", r), g = 3;
    previous(), r = f62(2, 9), printf("%d ", r), r = f62(x, y), printf("%d\n", r), g = 3;
    previous(), r = f63(2, 9), printf("%d ", r), r = f63(x, y), printf("%d\n", r), g = 3;
    previous(), r = f64(2, 9), printf("%d ", r), r = f64(x, y), printf("%d\n", r), g = 3;
    previous(), r = f65(2, 9), printf("%d ", r), r = f65(x, y), printf("%d\n", r), g = 3;
    previous(), r = f66(2, 9), printf("%d ", r), r = f66(x, y), printf("%d\n", r), g = 3;
    previous(), r = f67(2, 9), printf("%d ", r), r = f67(x, y), printf("%d\n", r), g = 3;
    previous(), r = f68(2, 9), printf("%d ", r), r = f68(x, y), printf("%d\n", r), g = 3;
    previous(), r = f69(2, 9), printf("%d ", r), r = f69(x, y), printf("%d\n", r), g = 3;
    previous(), r = f70(2, 9), printf("%d ", r), r = f70(x, y), printf("%d\n", r), g = 3;
    previous(), r = f71(2, 9), printf("%d ", r), r = f71(x, y), printf("%d\n", r), g = 3;
    previous(), r = f72(2, 9), printf("%d ", r), r = f72(x, y), printf("%d\n", r), g = 3;
    previous(), r = f73(2, 9), printf("%d ", r), r = f73(x, y), printf("%d\n", r), g = 3;
    previous(), r = f74(2, 9), printf("%d ", r), r = f74(x, y), printf("%d\n", r), g = 3;
    previous(), r = f75(2, 9), printf("%d ", r), r = f75(x, y), printf("%d\n", r), g = 3;
    previous(), r = f76(2, 9), printf("%d ", r), r = f76(x, y), printf("%d\n", r), g = 3;
    previous(), r = f77(2, 9), printf("%d ", r), r = f77(x, y), printf("%d\n", r), g = 3;
    previous(), r = f78(2, 9), printf("%d ", r), r = f78(x, y), printf("%d\n", r), g = 3;
    previous(), r = f79(2, 9), printf("%d ", r), r = f79(x, y), printf("%d\n", r), g = 3;
    previous(), r = f80(2, 9), printf("%d ", r), r = f80(x, y), printf("%d\n", r), g = 3;
    previous(), r = f81(2, 9), printf("%d ", r), r = f81(x, y), printf("%d\n", r), g = 3;
    previous(), r = f82(2, 9), printf("%d ", r), r = f82(x, y), printf("%d\n", r), g = 3;
    previous(), r = f83(2, 9), printf("%d ", r), r = f83(x, y), printf("%d\n", r), g = 3;
    previous(), r = f84(2, 9), printf("%d ", r), r = f84(x, y), printf("%d\n", r), g = 3;
    previous(), r = f85(2, 9), printf("%d ", r), r = f85(x, y), printf("%d\n", r), g = 3;
    previous(), r = f86(2, 9), printf("%d ", r), r = f86(x, y), printf("%d\n", r), g = 3;
    previous(), r = f87(2, 9), printf("%d ", r), r = f87(x, y), printf("%d\n", r), g = 3;
    previous(), r = f88(2, 9), printf("%d ", r), r = f88(x, y), printf("%d\n", r), g = 3;
    previous(), r = f89(2, 9), printf("%d ", r), r = f89(x, y), printf("%d\n", r), g = 3;
    previous(), r = f90(2, 9), printf("%d ", r), r = f90(x, y), printf("%d\n", r), g = 3;
    previous(), r = f91(2, 9), printf("%d ", r), r = f91(x, y), printf("%d\n", r), g = 3;
    previous(), r = f92(2, 9), printf("%d ", r), r = f92(x, y), printf("%d\n", r), g = 3;
    previous(), r = f93(2, 9), printf("%d ", r), r = f93(x, y), printf("%d\n", r), g = 3;
    previous(), r = f94(2, 9), printf("%d ", r), r = f94(x, y), printf("%d\n", r), g = 3;
    previous(), r = f95(2, 9), printf("%d ", r), r = f95(x, y), printf("%d\n", r), g = 3;
    previous(), r = f96(2, 9), printf("%d ", r), r = f96(x, y), printf("%d\n", r), g = 3;
    return 0;
}
