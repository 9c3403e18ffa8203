#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <string.h>
#include <time.h>

static void show(const char *text, const char *template)
{
    struct tm when;

    memset(&when, 0, sizeof when);
    const char *rest = strptime(text, template, &when);
    printf("'%s' by '%s': rest %s, %d-%d-%d %d:%d:%d, weekday %d, day %d, offset %ld\n", text, template,
           rest ? rest : "none", when.tm_year, when.tm_mon, when.tm_mday, when.tm_hour, when.tm_min, when.tm_sec,
           when.tm_wday, when.tm_yday, when.tm_gmtoff);
}

int main(void)
{
    show("\t22", "%d");
    show("\tJuly", "%b");
    show("12 :30", "%H:%M"); /* what was read before the mismatch stays */
    show("1 p.m.", "%I %p");
    show("12 am", "%I %p");
    show("+0130x", "%z");
    show("+01:30x", "%z");
    show("+01x", "%z");
    show("-013x", "%z");
    show("+01:3x", "%z");
    show(" -0230", "%z");
    show("+0060", "%z");
    show("-9959", "%z");
    show("Zx", "%z");
    show("UTC rest", "%Z");
    show("5 10 2001", "%w %U %Y"); /* the fifth day of the tenth week */
    show("5 10 2001", "%w %W %Y");
    show("0 52 2000", "%w %W %Y");
    show("366 2000", "%j %Y");
    show("20 05", "%C %y");
    return 0;
}
