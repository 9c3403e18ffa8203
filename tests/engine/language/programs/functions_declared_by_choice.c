#define _XOPEN_SOURCE 700
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    static char text[] = "Hello World";
    struct tm when = {0};

    printf("%s %s\n", strcasestr(text, "world"), strptime("2001-02-03 rest", "%Y-%m-%d", &when));
    printf("%s %d\n", basename("/a/b"), when.tm_year);
    return 0;
}
