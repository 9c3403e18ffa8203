// topic: paging done by the program: a fault brings a page in and another one out
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <signal.h>
#include <ucontext.h>
// userland paging simulator
#define PAGES 8
#define FRAMES 3
static char *area;
    static int loaded[FRAMES] = {-1,-1,-1}, hand, faults;
    static char disk[PAGES][4096];
static void load(int page){ if(loaded[hand]>=0){ memcpy(disk[loaded[hand]],area+loaded[hand]*4096,4096);
    mprotect(area+loaded[hand]*4096,4096,PROT_NONE);
    madvise(area+loaded[hand]*4096,4096,MADV_DONTNEED);} loaded[hand]=page;
    hand=(hand+1)%FRAMES;
    mprotect(area+page*4096,4096,PROT_READ|PROT_WRITE);
    memcpy(area+page*4096,disk[page],4096);
    }
static void h(int s,siginfo_t*i,void*u){ long off=(char*)i->si_addr-area;
    if(off<0||off>=PAGES*4096){ write(2,"real\n",5);
    _exit(139);} faults++;
    load(off/4096);
    }
int main(void){ struct sigaction sa={.sa_sigaction=h,.sa_flags=SA_SIGINFO|SA_NODEFER};
    sigaction(SIGSEGV,&sa,0);
    area=mmap(0,PAGES*4096,PROT_NONE,MAP_PRIVATE|MAP_ANONYMOUS,-1,0);
    int refs[]={0,1,2,3,0,1,4,0,1,2,3,4};
    for(int i=0;i<12;i++) area[refs[i]*4096]++;
    printf("faults %d\n",faults);
    for(int i=0;i<5;i++)printf("%d ",area[i*4096]);
    printf("faults %d\n",faults);
    fflush(stdout);
    *(volatile char*)(area+PAGES*4096+(64<<20))=1;
    return 0;
    }
