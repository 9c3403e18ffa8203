// ecvt, fcvt, gcvt, a64l and names of signals
#define _GNU_SOURCE
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <signal.h>
int main()
{
    double v[] = {0,     1,    -1.5,     123.456, 0.00123, 1e20,     9.995, 99.99,
                  1e-10, -0.0, 12345678, 0.5,     1.0 / 0, -1.0 / 0, 0.05,  0.001};
    int p, s;
    char b[100];
    for (int i = 0; i < 16; i++)
        for (int n = 0; n < 20; n += 3) {
            p = s = -9;
            printf("%s ", ecvt(v[i], n, &p, &s));
            printf("%d %d|", p, s);
            printf("%s ", fcvt(v[i], n, &p, &s));
            printf("%d %d|", p, s);
            printf("%s|", gcvt(v[i], n, b));
        }
    puts("");
    printf("%d %s\n", strfromd(b, 10, "%.3f", 3.14159), b);
    printf("%d %s\n", strfromf(b, 4, "%g", 1234.5f), b);
    printf("%ld %ld %s", a64l("zz1"), a64l("......z"), l64a(123456));
    printf(" %s", l64a(-1));
    printf(" %s\n", l64a(0));
    printf("%d %d %d\n", rpmatch("yes"), rpmatch("No"), rpmatch("x"));
    printf("%s %s %s %p\n", sigabbrev_np(11), sigdescr_np(9), strsignal(35), sigdescr_np(99));
    printf("%s\n", strsignal(99));
    printf("%s\n", strerror(12345));
}
