/* What is assigned to a narrower object is calculated in its width, which shows in when a variable is read. */
#include <stdio.h>
char g; short s; int gi; unsigned char u;
int f(void){ g+=1; s+=10; gi+=100; u+=3; return 1; }
char r1(void){ return g+f(); } short r2(void){ return s-f(); }
#define S(x) printf("%td ",(char*)__builtin_frame_address(0)-(char*)&x)
void b1(char v,char p){ char c; p=v+f(); S(c); puts("");}
void b2(short p){ char c; p=p+f(); S(c);puts(""); }
void b3(short p){ char c; short q=p*f(); S(c);puts(""); }
short b4(short p){ char c; S(c);puts(""); return p+f();}
int main(void) {
    char c; short t; int i; unsigned char w;
    c=g+f(); printf("%d\n",c);
    c=f()+g; printf("%d\n",c);
    t=s+f(); printf("%d\n",t);
    t=s-f(); printf("%d\n",t);
    t=s*f(); printf("%d\n",t);
    i=g+f(); printf("%d\n",i);
    i=gi+f(); printf("%d\n",i);
    w=u+f(); printf("%d\n",w);
    w=(u+f())*2; printf("%d\n",w);
    w=u|f(); printf("%d\n",w);
    char d=g+f(); printf("%d\n",d);
    short e=gi+f(); printf("%d\n",e);
    printf("%d %d\n",r1(),r2());
    c=gi+f(); printf("%d\n",c);
    char a[2]={g+f(),g}; printf("%d\n",a[0]);
    c=-(g+f()); printf("%d\n",c);
    c=~(g-f()); printf("%d\n",c);
    g+=g+f(); printf("%d\n",g);
    c=(g,s+f()); printf("%d\n",c);
    c=g?s+f():f()+s; printf("%d\n",c);
    struct {char x; int b:5;} z; z.x=g+f(); z.b=gi+f(); printf("%d %d\n",z.x,z.b);
    _Bool bb=g+f(); printf("%d\n",bb);
    char *pc=&c; *pc=g+f(); printf("%d\n",c);
    long l=gi+f(); printf("%ld\n",l);
    c=(g+f())>>1; printf("%d\n",c);
    float fl=g+f(); printf("%g\n",fl);
    b1(1,2); b2(1); b3(2); b4(3); return 0;
}
