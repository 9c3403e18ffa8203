// time zones as POSIX writes them
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
void p(struct tm *t)
{
    printf("%d-%d-%d %d:%d:%d w%d y%d d%d o%ld %s\n", t->tm_year, t->tm_mon, t->tm_mday, t->tm_hour,
           t->tm_min, t->tm_sec, t->tm_wday, t->tm_yday, t->tm_isdst, t->tm_gmtoff, t->tm_zone);
}
int main()
{
    char *z[] = {"AAA3",
                 "BBB-5:30",
                 "CCC5DDD",
                 "EEE5FFF,M3.2.0,M11.1.0",
                 "GGG-1HHH,M3.5.0,M10.5.0/3",
                 "III0JJJ,J60,J300",
                 "KKK-10LLL,M10.1.0,M4.1.0/3",
                 "<+03>-3",
                 "MMM8NNN7:30,59/1,200/1:30:30",
                 "UTC0"};
    printf("%s %s %ld %d\n", tzname[0], tzname[1], timezone, daylight);
    for (int i = 0; i < 10; i++) {
        setenv("TZ", z[i], 1);
        tzset();
        printf("%s %s %ld %d\n", tzname[0], tzname[1], timezone, daylight);
        for (time_t t = 1700000000 - 400 * 86400L; t < 1700000000; t += 86400 * 13 + 3600 * 5) {
            struct tm *l = localtime(&t);
            p(l);
            struct tm c = *l;
            printf("%ld ", mktime(&c) - t);
            c.tm_isdst = -1;
            printf("%ld\n", mktime(&c) - t);
        }
        time_t t = 1700000000;
        printf("%s", ctime(&t));
    }
}
