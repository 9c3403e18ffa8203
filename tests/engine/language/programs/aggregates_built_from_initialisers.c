/* What lies between the members of aggregates: nothing is cleared if each member has an initialiser. */
#include <stdio.h>
void junk(void) { char b[200]; for (int i = 0; i < 200; i++) b[i] = 0x77; }
struct S { char c; int i; char d; }; struct N { char a; struct S s; short h; }; union U { char c; int i; long l; };
void dump(void *p, int n) { unsigned char *q = p; for (int i = 0; i < n; i++) printf("%02x", q[i]); puts(""); }
void f1(void) { struct S s = {1, 2, 3}; dump(&s, sizeof s); } void f2(void) { struct S s = {1, 2}; dump(&s, sizeof s); } void f3(void) { struct S s = {0}; dump(&s, sizeof s); }
void f4(void) { struct N s = {1, {2, 3, 4}, 5}; dump(&s, sizeof s); } void f5(void) { struct N s = {1, {2, 3}, 5}; dump(&s, sizeof s); } void f6(void) { struct S s[2] = {{1,2,3},{4,5,6}}; dump(&s, sizeof s); }
void f7(void) { union U u = {1}; dump(&u, sizeof u); } void f8(void) { union U u = {.l = 1}; dump(&u, sizeof u); } void f9(void) { struct S s = {0, 0, 0}; dump(&s, sizeof s); }
void fa(void) { struct { char a; union U u; } s = {1, {2}}; dump(&s, sizeof s); } void fb(void) { struct { char a; char t[3]; int k; } s = {1, "ab", 3}; dump(&s, sizeof s); } void fc(void) { struct { char a; char t[5]; int k; } s = {1, "ab", 3}; dump(&s, sizeof s); }
void fd(void) { struct { int a:3; int b:4; int c; } s = {1, 2, 3}; dump(&s, sizeof s); } void fe(void) { struct { int a:3; int :4; int c; } s = {1, 2}; dump(&s, sizeof s); }
void ff(void) { dump(&(struct S){1,2,3}, sizeof(struct S)); } void fg(int x) { struct S s = {x, x+1, x+2}; dump(&s, sizeof s); }
void fi(void) { struct S s = {}; dump(&s, sizeof s); } void fj(void) { struct S s = {.d = 1}; dump(&s, sizeof s); } void fk(void) { struct {long double d; char c; } s = {1.0L, 2}; dump(&s, sizeof s); } void fl(void) { long double d[2] = {1.0L, 2.0L}; dump(d, sizeof d); } void fm(void) { long double d = 1.5L; dump(&d, sizeof d); }
void fn(void) { struct { char a,b,c,d,e,f,g,h,i,j; int k; } s = {0,0,0,0,0,0,0,0,0,0,1}; dump(&s, sizeof s); } 
void fo(void) { struct { char a; int k; } s[6] = {{1,2},{3,4},{5,6},{7,8},{9,10},{11,12}}; dump(&s, sizeof s); } 
void fp(void) { struct { char a; int k; } s[40] = {{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8},{9,10},{11,12},{1,2},{3,4},{5,6},{7,8}}; dump(&s, sizeof s); } 
void fq(void) { struct { unsigned a:1,b:1,c:1,d:1,e:1; } s = {1,1,1,1,1}; dump(&s, sizeof s); char *x = "after"; printf("%03lx\n", (unsigned long)x & 0xfff);}
int main(void) { junk(); f1(); junk(); f2(); junk(); f3(); junk(); f4(); junk(); f5(); junk(); f6(); junk(); f7(); junk(); f8(); junk(); f9(); junk(); fa(); junk(); fb(); junk(); fc(); junk(); fd(); junk(); fe(); junk(); ff(); junk(); fg(4); junk(); fi(); junk(); fj(); junk(); fk(); junk(); fl(); junk(); fm(); junk(); fn(); junk(); fo(); junk(); fp(); junk(); fq(); return 0; }
