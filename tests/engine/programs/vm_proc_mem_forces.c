// topic: /proc/self/mem and pages without rights
#include <stdio.h>
#include <fcntl.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
#include <sys/mman.h>
int main(){int fd=open("/proc/self/mem",O_RDWR); char r[4]="abc"; char*p=mmap(0,4096,3,MAP_PRIVATE|MAP_ANONYMOUS,-1,0); strcpy(p,"xyz"); mprotect(p,4096,0);
printf("%zd %s\n",pread(fd,r,4,(off_t)p),r); 
printf("%zd\n",pwrite(fd,"QQQ",4,(off_t)p)); mprotect(p,4096,1); printf("%s\n",p);
char*q=mmap(0,4096,0,MAP_PRIVATE|MAP_ANONYMOUS,-1,0); printf("%zd\n",pwrite(fd,"QQQ",4,(off_t)q)); mprotect(q,4096,1); printf("%s\n",q);
char*s=mmap(0,4096,0,MAP_SHARED|MAP_ANONYMOUS,-1,0); printf("%zd\n",pwrite(fd,"QQQ",4,(off_t)s));printf("%zd\n",pread(fd,r,4,(off_t)s));
char*x=mmap(0,4096,PROT_EXEC,MAP_PRIVATE|MAP_ANONYMOUS,-1,0); printf("%zd\n",pwrite(fd,"QQQ",4,(off_t)x));printf("%zd\n",pread(fd,r,4,(off_t)x));
}
