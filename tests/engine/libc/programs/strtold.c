// long double as text
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <string.h>
#include <wchar.h>
int main()
{
    char *f[] = {"1.5",
                 "-1e5000",
                 "1e-5000",
                 "1e-4940",
                 "3.6451995318824746025e-4951",
                 "1.8e-4951",
                 "0x1p3",
                 "0x1.8p-16445",
                 "0x1p-16446",
                 "inf",
                 "nan",
                 "-nan",
                 "1.18973149535723176502e4932",
                 "1.189731495357231765086e4932",
                 "0.1",
                 "123456789012345678901234567890",
                 "1e4932",
                 "9223372036854775809",
                 "  \n12.e2x",
                 "abc",
                 0};
    for (char **c = f; *c; c++) {
        char *e;
        errno = 0;
        long double d = strtold(*c, &e);
        unsigned char b[10];
        memcpy(b, &d, 10);
        printf("%s: %La %Lg %.25Lf %d %ld ", *c, d, d, d > 1e300L ? 0.0L : d, errno, (long)(e - *c));
        for (int i = 9; i >= 0; i--)
            printf("%02x", b[i]);
        long double s = 7;
        int r = sscanf(*c, "%Lf", &s);
        printf(" %d %Lg\n", r, s);
    }
    wchar_t *q;
    printf("%Lf\n", wcstold(L"2.5", &q));
    float x;
    double y;
    printf("%d %f %f\n", sscanf("1.25 2.5", "%f %lf", &x, &y), x, y);
}
