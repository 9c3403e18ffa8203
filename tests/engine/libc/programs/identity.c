// who runs the program
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <errno.h>
#include <string.h>
#include <sys/utsname.h>
#include <pwd.h>
#include <grp.h>
#include <sys/sysinfo.h>
#define T(e) \
    do { \
        errno = 0; \
        long r_ = (long)(e); \
        printf("%s = %ld %s\n", #e, r_, errno ? strerror(errno) : ""); \
    } while (0)
int main()
{
    char b[300];
    struct utsname u;
    T(uname(&u));
    printf("%s|%s|%s\n", u.sysname, u.machine, u.domainname);
    T(gethostname(b, 2));
    T(getdomainname(b, 300));
    puts(b);
    T(gethostid());
    printf("%p %d\n", getlogin(), errno);
    T(getlogin_r(b, 300));
    T(getgroups(0, 0));
    T(nice(0));
    T(nice(5));
    T(nice(-1));
    T(ttyname(0));
    T(ttyname_r(0, b, 300));
    T(setuid(0));
    T(setuid(65534));
    T(setgid(65534));
    T(seteuid(0));
    T(tcgetpgrp(0));
    T(isatty(1));
    uid_t r, e, s;
    T(getresuid(&r, &e, &s));
    printf("%d %d %d\n", r, e, s);
    struct passwd *p = getpwuid(getuid());
    if (p)
        printf("%s:%s:%d:%d:%s:%s:%s\n", p->pw_name, p->pw_passwd, p->pw_uid, p->pw_gid, p->pw_gecos,
               p->pw_dir, p->pw_shell);
    p = getpwnam("root");
    if (p)
        printf("%s:%s:%d:%d:%s:%s:%s\n", p->pw_name, p->pw_passwd, p->pw_uid, p->pw_gid, p->pw_gecos,
               p->pw_dir, p->pw_shell);
    T(getpwnam("nosuch"));
    struct group *g = getgrgid(65534);
    if (g)
        printf("%s:%s:%d:%p\n", g->gr_name, g->gr_passwd, g->gr_gid, g->gr_mem[0]);
    T(getgrnam("nosuch"));
    struct sysinfo si;
    T(sysinfo(&si));
    printf("%ld %lu %d\n", si.uptime > 0, si.mem_unit, (int)si.totalram > 0);
    puts(ctermid(b));
    double l[3];
    T(getloadavg(l, 3));
    T(getpagesize());
    T(acct(0));
    T(chroot("/"));
    T(sethostname("x", 1));
}
