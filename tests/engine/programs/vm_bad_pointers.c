// topic: bad pointers for system calls
// asks: Which functions tell EFAULT, and which end the process? (What glibc reads itself faults.)
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>

#include <sys/random.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#define T(e) {fflush(stdout); int st; if(!fork()){ errno=0; long r=(long)(e); int er=errno; printf(#e " = %ld, errno %d\n",r,er); fflush(stdout); _exit(0);} wait(&st); if(WIFSIGNALED(st))printf(#e " signal %d\n",WTERMSIG(st));}
int main(void){ void*bad=(void*)8; int p[2]; pipe(p); write(p[1],"abc",3);
T(write(1,bad,4)) T(read(p[0],bad,1)) T(pipe(bad)) T(stat(bad,bad)) T(stat("/",bad)) T(fstat(0,bad)) T(open(bad,0)) T(getrlimit(RLIMIT_AS,bad)) T(setrlimit(RLIMIT_AS,bad)) T(nanosleep(bad,0)) T(getcwd(bad,100)==0) T(uname(bad)) T(getrusage(0,bad)) T(poll(bad,1,0)) T(clock_getres(0,bad)) T(clock_gettime(0,bad)) T(gettimeofday(bad,0)) T(time(bad)) T(clock_nanosleep(0,0,bad,0)) T(unlink(bad)) T(readlink("/proc/self/exe",bad,10)) T(sigprocmask(0,bad,0)) T(sigprocmask(0,0,bad)) T(sigaction(SIGINT,bad,0)) T(sigaction(SIGINT,0,bad)) T(sigaltstack(bad,0)) T(sigaltstack(0,bad)) T(writev(1,bad,1)) T(access(bad,0)) T(rename(bad,bad)) T(setitimer(0,bad,0)) T(getitimer(0,bad)) T(getgroups(5,bad)<0) T(gethostname(bad,5)) T(sigpending(bad)) T(select(1,bad,0,0,0)) T(wait(bad)) T(times(bad)>0) T(sysinfo(bad)) T(mkdir(bad,0)) T(chdir(bad)) T(socketpair(AF_UNIX,SOCK_STREAM,0,bad)) T(epoll_wait(epoll_create(1),bad,1,0)) T(sched_getparam(0,bad)) T(sched_getaffinity(0,128,bad)) T(getresuid(bad,bad,bad)) T(mincore((void*)((long)main&~4095L),4096,bad)) T(timer_create(0,0,bad)) T(pread(p[0],bad,1,0)) T(getpriority(0,0)) T(memfd_create(bad,0)) T(prlimit(0,RLIMIT_AS,bad,0)) T(sigtimedwait(bad,0,0)) T(sigsuspend(bad)) T(truncate(bad,0)) T(execve(bad,0,0)) T(utimes(bad,0)) T(getrandom(bad,5,0))
if(!fork()){fflush(stdout);_exit(0);} int st; errno=0; long r=wait(bad); printf("wait %ld %d\n",r,errno); return 0;}
