#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdarg.h>
#include <stdbool.h>
#define MAX(a,b) ((a)>(b)?(a):(b))
#define N 5
typedef struct { int x, y; } point;
typedef int (*op)(int,int);
static int add(int a,int b){return a+b;} static int mul(int a,int b){return a*b;}
struct bits { unsigned a:3, b:5; int c:4; unsigned d:20; };
union u { float f; uint32_t i; unsigned char b[4]; };
enum color { RED, GREEN=5, BLUE };
point mk(int x,int y){ point p={x,y}; return p; }
int sum(int n,...){ va_list ap; va_start(ap,n); int s=0; for(int i=0;i<n;i++) s+=va_arg(ap,int); va_end(ap); return s; }
double avg(int n,...){ va_list ap; va_start(ap,n); double s=0; while(n-->0) s+=va_arg(ap,double); va_end(ap); return s; }
void vla(int n){ int a[n]; for(int i=0;i<n;i++) a[i]=i*i; printf("%zu %d\n", sizeof a, a[n-1]); }
int *ptr_arr[3]; int mat[2][3]={{1,2,3},{4,5,6}};
static const char *const names[]={"zero","one","two"};
int main(void){
 op ops[]={add,mul}; printf("%d %d\n", ops[0](3,4), ops[1](3,4));
 struct bits b={.a=5,.b=17,.c=-3,.d=99999}; b.a++; printf("%u %u %d %u %zu\n", b.a,b.b,b.c,b.d,sizeof b);
 union u u; u.f=1.0f; printf("%08x %d\n", u.i, u.b[3]);
 point p=mk(3,4), q; q=p; q.x+=10; printf("%d %d %d\n", p.x,q.x,mk(7,8).y);
 printf("%d %f\n", sum(4,1,2,3,4), avg(2,1.5,2.5)); vla(6);
 printf("%s %s %zu\n", names[2], names[1], sizeof names/sizeof *names);
 for(int i=0;i<2;i++) for(int j=0;j<3;j++) printf("%d ", *(*(mat+i)+j)); printf("\n");
 unsigned char c=255; c++; signed char sc=127; sc++; short s=-1; unsigned us=s; printf("%d %d %u %d\n", c, sc, us, (unsigned short)s);
 int x=5; x<<=2; x|=1; x^=3; x%=7; printf("%d %d %d\n", x, -7/2, -7%3);
 long long big=1LL<<40; printf("%lld %llx %lu\n", big, big, (unsigned long)-1);
 printf("%d %d\n", MAX(3,N), BLUE); bool t=42; printf("%d %d\n", t, !t);
 int i=3; int r=i++ + ++i; printf("%d %d\n", r, i);
 char buf[32]; snprintf(buf,sizeof buf,"%s-%03d","ab",7); puts(buf); printf("%d\n", (int)strlen(buf));
 int k=0; do { k+=2; if(k==4) continue; } while(k<9); printf("%d\n",k);
 printf("%d\n", (int){7}+1); int arr[]={[2]=5,[0]=1}; printf("%zu %d\n", sizeof arr/sizeof*arr, arr[2]);
 char *str="hello"; while(*str) putchar(*str++ - 32); putchar('\n');
 double d=10/4; printf("%.2f %.2f %e %g\n", d, 10/4.0, 12345.678, 0.0001); float f=0.1f; printf("%.10f %d\n", f, (int)3.99);
 int (*pa)[3]=mat; printf("%d %d\n", pa[1][2], (*pa)[1]); point *pp=&q; pp->y=9; printf("%d\n", pp->y);
 printf("%c%c %5d|%-5d|%+d %x %o %#x\n",'A','\101',42,42,42,255,8,255); printf("%ld\n",(char*)&mat[1]-(char*)&mat[0]);
 for (int a=0,z=10; a<z; a+=3,z--) printf("%d,%d ",a,z); printf("\n"); switch(3){case 1: puts("1"); case 3: puts("3"); case 4: puts("4"); break; default: puts("d");}
 printf("%d %d\n", sizeof(int*)==8, (int)sizeof(struct{char a; double b; char c;})); printf("%u\n", 3000000000u+3000000000u); printf("%d\n", 2147483647+1 < 0); return 0; }
