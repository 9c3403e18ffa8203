// topic: where data and holes of a file begin
#define _GNU_SOURCE
#include <sys/mman.h>
#include <stdio.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
int main(void){ int fd=memfd_create("x",0);
    ftruncate(fd,10*4096+50);
    pwrite(fd,"a",1,3*4096+5);
    pwrite(fd,"b",1,4*4096);
    pwrite(fd,"c",1,8*4096);
    off_t o=0;
    for(int i=0;i<6;i++){ off_t d=lseek(fd,o,SEEK_DATA);
    if(d<0){printf("%s\n",strerrorname_np(errno));break;} o=lseek(fd,d,SEEK_HOLE);
    printf("%ld-%ld ",(long)d,(long)o);} printf("%ld ",(long)lseek(fd,0,SEEK_HOLE));
    printf("%ld ",(long)lseek(fd,10*4096+50,SEEK_HOLE));
    printf("%s %ld\n",strerrorname_np(errno),(long)lseek(fd,0,SEEK_CUR));
    printf("%ld\n",(long)lseek(fd,4096*10,SEEK_HOLE));
    return 0;
    }
