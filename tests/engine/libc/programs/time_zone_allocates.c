// what loading the time zone takes from the heap
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <string.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
#define M(w) \
    { \
        void *q = malloc(24); \
        void *r = malloc(500); \
        void *s = malloc(2000); \
        printf("%s %lx %lx %lx\n", w, H(q), H(r), H(s)); \
        free(q); \
        free(r); \
        free(s); \
    }
int main()
{
    setbuf(stdout, 0);
    M("start");
    time_t t = 1700000000;
    struct tm *g = gmtime(&t);
    M("gmtime");
    struct tm *l = localtime(&t);
    M("localtime");
    l = localtime(&t);
    M("localtime2");
    printf("%s", asctime(l));
    M("asctime");
    printf("%s", ctime(&t));
    time_t m = mktime(l);
    M("mktime");
    char b[100];
    strftime(b, 100, "%c %Z", l);
    puts(b);
    M("strftime");
    setenv("TZ", "EST5", 1);
    M("setenv");
    tzset();
    M("tzset");
    l = localtime(&t);
    printf("%s %s %s %ld\n", asctime(l), tzname[0], tzname[1], timezone);
    M("est");
}
