// topic: what children have used
#include <stdio.h>
#include <unistd.h>
#include <time.h>
#include <sys/wait.h>
#include <sys/resource.h>
#include <sys/mman.h>
#include <sys/times.h>
int main(void)
{
    struct rusage u; getrusage(RUSAGE_CHILDREN, &u); printf("%ld %ld %ld\n", u.ru_maxrss, u.ru_minflt, u.ru_utime.tv_usec);
    pid_t p = fork();
    if (!p) { char *m = mmap(0, 8 << 20, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); for (int i = 0; i < 8 << 20; i += 4096) m[i] = 1; for (volatile int i = 0; i < 30000; i++); _exit(0); }
    int st; wait4(p, &st, 0, &u);
    printf("rss over 8M %d, faults over 2048 %d\n", u.ru_maxrss > 8192, u.ru_minflt > 2048);
    struct rusage c; getrusage(RUSAGE_CHILDREN, &c);
    printf("same rss %d same faults %d\n", c.ru_maxrss == u.ru_maxrss, c.ru_minflt == u.ru_minflt);
    clock_t a = clock(); usleep(200000); clock_t b = clock(); printf("sleep costs cpu %d\n", b - a > 100000);
    struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); printf("%d\n", t.tv_sec == 0 && t.tv_nsec < 150000000);
    return 0;
}
