/* A struct that is returned in registers has a place of its own first, if it is not like a number of its size. */
#include <stdio.h>
#define AT(v) (int)((char *)__builtin_frame_address(0) - (char *)&v)
struct i3 { int a,b,c; }; struct c3 {char a,b,c;}; struct DD {double a,b;}; struct f3 {float x,y,z;};
#define K(n) struct n g##n; struct n n##1(int x) { char m[5]; printf(#n "1 %d %d\n", AT(m), AT(x)); return (struct n){x}; } \
struct n n##2(int x) { char m[5]; printf(#n "2 %d %d\n", AT(m), AT(x)); return (struct n){x,x+1}; } \
struct n n##3(int x) { char m[5]; printf(#n "3 %d %d\n", AT(m), AT(x)); return n##1(x); } \
struct n n##4(int x, struct n y) { char m[5]; printf(#n "4 %d %d\n", AT(m), AT(x)); if (x) return y; return g##n; } \
struct n n##5(int x, struct n y) { char m[5]; printf(#n "5 %d %d\n", AT(m), AT(x)); return x ? y : g##n; }\
struct n n##6(int x, struct n y) { char m[5]; printf(#n "6 %d %d\n", AT(m), AT(x)); struct n q = n##1(2), r; r = n##2(3); printf("%d %d\n", AT(q), AT(r)); return q; }\
struct n n##7(int x) { struct n *p = &g##n; char m[5]; printf(#n "7 %d %d\n", AT(m), AT(x)); if (x) return *p; return n##6(1, *p); }
K(i3) K(c3) K(DD) K(f3)
#define A(n) n##1(1);n##2(1);n##3(1);n##4(1,g##n);n##5(1,g##n);n##6(1,g##n);n##7(1);
int main(void) { A(i3) A(c3) A(DD) A(f3) return 0; }
