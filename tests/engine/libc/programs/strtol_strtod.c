// what strtol, strtoul, strtod and strtof accept, and their errno
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <string.h>
#include <inttypes.h>
char *cases[] = {"",
                 "  42abc",
                 "-0x1F",
                 "0x",
                 "0xg",
                 "0b11",
                 "+-3",
                 "99999999999999999999",
                 "-99999999999999999999",
                 "18446744073709551615",
                 "-1",
                 "077",
                 "08",
                 " \t\n\v\f\r7",
                 "z",
                 "Zz9",
                 "0x7fffffffffffffff",
                 "-9223372036854775808",
                 "-9223372036854775809",
                 "1e5",
                 "0X10",
                 "- 5",
                 "00000000000000000000000000000000000000000000000000000000000000000000000012",
                 0};
int bases[] = {0, 10, 16, 8, 2, 36, 1, 37, -1, 11};
int main()
{
    for (char **c = cases; *c; c++)
        for (int b = 0; b < 10; b++) {
            char *e = (char *)-1;
            errno = 0;
            long v = strtol(*c, &e, bases[b]);
            int er = errno;
            printf("%s|%d: %ld %d %ld ", *c, bases[b], v, er, e == (char *)-1 ? -7L : (long)(e - *c));
            errno = 0;
            e = (char *)-1;
            unsigned long u = strtoul(*c, &e, bases[b]);
            printf("%lu %d %ld\n", u, errno, e == (char *)-1 ? -7L : (long)(e - *c));
        }
    for (char **c = cases; *c; c++)
        printf("%d %ld %lld %g\n", atoi(*c), atol(*c), atoll(*c), atof(*c));
    char *f[] = {"1.5",
                 "-1e400",
                 "1e-400",
                 "1e-310",
                 "4.9406564584124654e-324",
                 "2.4703282292062327e-324",
                 "2.4703282292062328e-324",
                 "0x1p3",
                 "0x.8",
                 "0x1.8p-1074",
                 "0x1p-1075",
                 "0x1.8p-1075",
                 "0x",
                 "0x.p1",
                 "1e",
                 "1e+",
                 "1e+5x",
                 "inf",
                 "INFINITY",
                 "infinit",
                 "nan",
                 "nan(123)",
                 "nan(12-",
                 "-nan",
                 "-inf",
                 "+.5",
                 ".",
                 "e5",
                 "1.7976931348623159e308",
                 "1.7976931348623158e308",
                 "0.1",
                 "123456789012345678901234567890",
                 "1.00000000000000011102230246251565404236316680908203125",
                 "1.000000000000000111022302462515654042363166809082031250000001",
                 "3.4028236e38",
                 "16777217",
                 "16777219",
                 "1.17549435e-38",
                 "1e-46",
                 "7e-46",
                 "-0",
                 "-0.0e5",
                 "0x1.fffffffffffff8p0",
                 "0x1.fffffffffffff7p0",
                 "  \n12.e2",
                 "1,5",
                 "1e0000000000000000000000000000000000000000000000000000003",
                 "1e99999999999999999999999",
                 "0e99999999999999",
                 0};
    for (char **c = f; *c; c++) {
        char *e;
        errno = 0;
        double d = strtod(*c, &e);
        int er = errno;
        printf("%s: %a %.17g %d %ld; ", *c, d, d, er, (long)(e - *c));
        errno = 0;
        float g = strtof(*c, &e);
        printf("%a %.9g %d %ld %g\n", g, g, errno, (long)(e - *c), atof(*c));
    }
    div_t d = div(-7, 2);
    ldiv_t l = ldiv(7, -2);
    lldiv_t ll = lldiv(-7, -2);
    imaxdiv_t im = imaxdiv(100, 7);
    printf("%d %d %ld %ld %lld %lld %jd %jd\n", d.quot, d.rem, l.quot, l.rem, ll.quot, ll.rem, im.quot,
           im.rem);
    printf("%d %ld %lld %jd\n", abs(-5), labs(-5), llabs(-5), imaxabs(-5));
    printf("%d\n", abs(-2147483647 - 1));
    printf("%d %d %d\n", ffs(0), ffs(8), ffsl(1L << 40));
    fflush(stdout);
    volatile int z = 0;
    d = div(1, z);
}
