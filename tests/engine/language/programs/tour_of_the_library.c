#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
#include <signal.h>
#include <setjmp.h>
#include <errno.h>
#include <limits.h>
#include <ctype.h>
#include <math.h>
#include <assert.h>
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER; static long total;
static void *work(void *a){ for(int i=0;i<1000;i++){ pthread_mutex_lock(&m); total += *(int*)a; pthread_mutex_unlock(&m);} return a; }
static jmp_buf env; static void on(int s){ longjmp(env, s); }
struct list { int v; struct list *next; };
typedef struct matrix { int r,c; double *d; } matrix;
static matrix mk(int r,int c){ matrix m={r,c,calloc(r*c,sizeof(double))}; return m; }
static int cmp(const void*a,const void*b){ return strcmp(*(char*const*)a,*(char*const*)b); }
_Static_assert(sizeof(int)==4,"int");
#define STR(x) #x
#define CAT(a,b) a##b
#define LOG(fmt,...) printf("[%s] " fmt "\n", __func__, ##__VA_ARGS__)
extern int later; int later = 9;
static inline int sq(int x){ return x*x; }
int main(int argc,char**argv){
 pthread_t t[3]; int ids[3]={1,2,3}; for(int i=0;i<3;i++) pthread_create(&t[i],0,work,&ids[i]); for(int i=0;i<3;i++) pthread_join(t[i],0); printf("%ld\n", total);
 signal(SIGSEGV,on); if(setjmp(env)==0){ *(volatile int*)0=1; } else puts("caught");
 signal(SIGFPE,on); int z=0; if(setjmp(env)==0) printf("%d\n", 5/z); else puts("fpe");
 struct list *h=NULL; for(int i=0;i<4;i++){ struct list*n=malloc(sizeof*n); *n=(struct list){i,h}; h=n; } for(struct list*p=h,*q;p;p=q){ q=p->next; printf("%d",p->v); free(p);} puts("");
 matrix a=mk(2,3); a.d[5]=2.5; printf("%g %s\n", a.d[5], argv[0] ? "run" : ""); char *w[]={"pear","apple","fig"}; qsort(w,3,sizeof*w,cmp); printf("%s %s %s\n",w[0],w[1],w[2]);
 LOG("x=%d",3); LOG("none"); printf("%s %d\n", STR(hello world), CAT(la,ter)); printf("%d %.3f %d\n", sq(5), sqrt(2.0), toupper('a'));
 errno=0; strtol("99999999999999999999",0,10); printf("%d %s\n", errno==ERANGE, strerror(ENOENT)); char line[20]="a,b,,c"; for(char*p=strtok(line,",");p;p=strtok(0,",")) printf("<%s>",p); puts("");
 srand(42); printf("%d %d\n", rand(), rand()%100); printf("%d %ld\n", INT_MAX, LONG_MIN); int *volatile np=malloc((size_t)-1); printf("%p %d\n",(void*)np,errno==ENOMEM);
 int arr[3][2]={{1},{2,3}}; int sum=0; for(int i=0;i<3;i++) for(int j=0;j<2;j++) sum+=arr[i][j]; printf("%d\n",sum); assert(sum==6); 
 const char *s = argc>5 ? "many" : "few"; puts(s); unsigned x=0x12345678; unsigned char *b=(unsigned char*)&x; printf("%02x%02x\n", b[0], b[3]); return 0; }
