// topic: the guard of a stack that was used before
#define _GNU_SOURCE
#include <stdio.h>
#include <pthread.h>
#include <string.h>
#include <stdint.h>
static void *f(void *a)
{
    pthread_attr_t at; void *base; size_t sz, g;
    pthread_getattr_np(pthread_self(), &at); pthread_attr_getstack(&at, &base, &sz); pthread_attr_getguardsize(&at, &g);
    printf("%s: size %zu guard %zu self-base %ld\n", (char *)a, sz, g, (char*)pthread_self()-(char*)base);
    FILE*f=fopen("/proc/self/maps","r"); char l[300]; unsigned long pl=0; char last[300]="";
    fclose(f); return 0;
}
int main(void)
{
    pthread_attr_t a; pthread_t t; pthread_attr_init(&a); setbuf(stdout,0);
    int seq[][2]={{1<<20,4096},{1<<20,16384},{1<<20,4096},{1<<20,0},{1<<20,65536},{65536,60000},{65536,0},{65536,4096}};
    for(int i=0;i<8;i++){ pthread_attr_setstacksize(&a,seq[i][0]);pthread_attr_setguardsize(&a,seq[i][1]);char n[30];sprintf(n,"%d/%d",seq[i][0],seq[i][1]);
    pthread_create(&t,&a,f,n);pthread_join(t,0);}
}
