// gmtime, mktime, asctime, strftime and strptime
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <errno.h>
void p(struct tm *t)
{
    printf("%d-%d-%d %d:%d:%d w%d y%d d%d o%ld %s\n", t->tm_year, t->tm_mon, t->tm_mday, t->tm_hour,
           t->tm_min, t->tm_sec, t->tm_wday, t->tm_yday, t->tm_isdst, t->tm_gmtoff, t->tm_zone);
}
int main()
{
    time_t ts[] = {0,
                   1,
                   -1,
                   1700000000,
                   86399,
                   86400,
                   951782400,
                   951868800,
                   4102444800,
                   -2208988800,
                   253402300799,
                   253402300800,
                   -62135596800,
                   67767976233532800,
                   67767976233532800,
                   67767976233532800,
                   1709251199,
                   1704067199};
    char b[300];
    for (int i = 0; i < 18; i++) {
        errno = 0;
        struct tm *g = gmtime(&ts[i]);
        if (!g) {
            printf("NULL %d\n", errno);
            continue;
        }
        p(g);
        struct tm c = *g;
        printf("%ld ", timegm(&c));
        c = *g;
        printf("%ld %s", mktime(&c), asctime(g));
    }
    char *f[] = {"%a %A %b %B %h",
                 "%c",
                 "%C %d %D %e %F %g %G %H %I %j %k %l",
                 "%m %M %n %p %P %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %z %Z %%",
                 "%5d|%-d|%_d|%05d|%3a|%010A|%^a|%#Z|%#p|%10c|%_5Y|%-m/%-d|%+Y",
                 "%Ey %Od %Q %5Q %E %",
                 "%EY %OY %Ec %OH %Ex",
                 "%10%|%5n|%-j|%_j|%3y|%8z|%_8z|%-z",
                 "%06e|%_e|%-e|%^B|%#B|%020F|%8T|%C|%y",
                 0};
    for (int i = 0; i < 14; i++) {
        struct tm *g = gmtime(&ts[i]);
        if (!g)
            continue;
        for (char **q = f; *q; q++) {
            memset(b, 0, sizeof b);
            size_t n = strftime(b, sizeof b, *q, g);
            printf("%zu:%s\n", n, b);
        }
    }
    struct tm *g = gmtime(&ts[3]);
    for (int i = 0; i < 25; i++) {
        memset(b, '#', 30);
        b[30] = 0;
        size_t n = strftime(b, i, "%Y-%m-%d %H:%M:%S", g);
        printf("%d %zu %.*s\n", i, n, n ? 30 : 0, b);
    }
    struct tm w = {.tm_year = 123,
                   .tm_mon = 13,
                   .tm_mday = -5,
                   .tm_hour = 50,
                   .tm_min = -3,
                   .tm_sec = 4000,
                   .tm_isdst = -1};
    printf("%ld\n", mktime(&w));
    p(&w);
    struct tm z = {0};
    printf("%ld\n", mktime(&z));
    p(&z);
    w = (struct tm){.tm_mday = 1, .tm_year = 2147483647, .tm_mon = 12};
    errno = 0;
    printf("%ld %d\n", mktime(&w), errno);
    w = (struct tm){.tm_wday = 9, .tm_mon = 20, .tm_mday = 45, .tm_hour = -4, .tm_year = -2000};
    printf("%s", asctime(&w));
    printf("%.1f\n", difftime(10, 3));
    printf("%ld\n", (long)CLOCKS_PER_SEC);
    struct tm s;
    char *pt[][2] = {{"2023-11-14 22:13:20", "%Y-%m-%d %H:%M:%S"},
                     {"Nov 5 99", "%b %d %y"},
                     {"10:30 PM", "%I:%M %p"},
                     {"Sunday", "%A"},
                     {"300 2020", "%j %Y"},
                     {"bad", "%d"},
                     {"  7/ 4/76", "%D"},
                     {"2023x", "%Yx"},
                     {"1700000000", "%s"},
                     {"+0530", "%z"},
                     {"12:34:56 rest", "%T"},
                     {"Tue Nov 14 22:13:20 2023", "%c"}};
    for (int i = 0; i < 12; i++) {
        memset(&s, 0, sizeof s);
        char *e = strptime(pt[i][0], pt[i][1], &s);
        printf("%ld ", e ? e - pt[i][0] : -1L);
        if (e) {
            s.tm_zone = "-";
            p(&s);
        } else
            puts("");
    }
}
