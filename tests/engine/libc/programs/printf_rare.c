// positions, %n, %m, wide characters and bad directives of printf
#include <stdio.h>
#include <string.h>
#include <errno.h>
#include <wchar.h>
#include <stdlib.h>
int main()
{
    int n = -1;
    char b[30];
    printf("%d%n|%5d|%-5d|%05d\n", 12, &n, 3, 4, 5);
    printf("%d\n", n);
    printf("%2$s %1$s\n", "a", "b");
    printf("%1$*2$d|\n", 5, 7);
    errno = 2;
    printf("%m %#m\n");
    printf("%'d %'.2f\n", 1234567, 1234567.891);
    printf("%ls %lc %S %C\n", L"wide", L'x', L"W", L'y');
    printf("%s\n", (char *)0 == 0 ? "(ok)" : "");
    printf("[%10.3s][%-10.3s]\n", "abcdef", "abcdef");
    printf("%hhd %hd\n", 300, 70000);
    printf("%x %X %#x %#o\n", 255, 255, 255, 8);
    printf("%e %E %g %G %a\n", 1.5, 1.5, 1e-7, 1e20, 1.0);
    printf("%%|%c|%5c|%-5c|\n", 'a', 'b', 'c');
    printf("%+d % d %+.1f\n", 5, 5, 2.0);
    printf("%p %p\n", (void *)0, (void *)16);
    printf("%.0f %.0f %.0f %.0f\n", 0.5, 1.5, 2.5, 3.5);
    printf("%zu %td %jd\n", sizeof n, (char *)8 - (char *)4, (long)-1);
    printf("%y %! %\n");
    printf("%lc\n", 0x20ac);
    printf("%d\n", snprintf(b, 5, "%s", "truncated"));
    puts(b);
    printf("%d\n", snprintf(0, 0, "%d", 12345));
    printf("%.*s|%*s|%-*s|\n", 2, "abc", 5, "x", 5, "y");
    printf("%.3d|%8.3d|%-8.3d|%08.3d\n", 5, 5, 5, 5);
    printf("%#.3x|%#5x|%#05x\n", 1, 1, 1);
    printf("%i %u %o\n", -1, -1, -1);
    printf("%5%|%-5%|\n");
    printf("%ld %lu %llx\n", -1L, -1L, -1LL);
    printf("%s %s\n", "x");
}
