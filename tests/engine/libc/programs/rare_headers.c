// byte order, addresses, parts of paths, err and error
#define _GNU_SOURCE
#include <stdio.h>
#include <iso646.h>
#include <endian.h>
#include <byteswap.h>
#include <sys/param.h>
#include <arpa/inet.h>
#include <libgen.h>
#include <string.h>
#include <err.h>
#include <error.h>
#include <errno.h>
#include <assert.h>
#include <fenv.h>
#include <features.h>
#include <sysexits.h>
#include <stdlib.h>
#include <sys/select.h>
int main()
{
    setbuf(stdout, 0);
    printf("%d %d\n", 1 and not 0, 6 bitand 3);
    printf("%x %x %lx\n", htobe16(0x1234), bswap_32(0x12345678), (unsigned long)htobe64(1));
    printf("%d %d %d %d\n", MIN(3, 4), MAX(3, 4), howmany(10, 3), roundup(10, 4));
    printf("%x %x\n", htonl(0x01020304), ntohs(0x1234));
    char *a[] = {"1.2.3.4", "0x7f.1",    "1.2.3",     "256.1.1.1",  "1.2.3.4.5", "",
                 "a.b",     "017.0.0.1", "1.2.3.4 x", "4294967295", "1.65536"};
    for (int i = 0; i < 11; i++) {
        struct in_addr in = {7};
        int r = inet_aton(a[i], &in);
        printf("%s %x %d %s\n", a[i], inet_addr(a[i]), r, inet_ntoa(in));
        unsigned char b[16];
        printf("%d\n", inet_pton(AF_INET, a[i], b));
    }
    char t[50];
    unsigned char six[16] = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    puts(inet_ntop(AF_INET6, six, t, 50));
    memset(six, 0, 16);
    puts(inet_ntop(AF_INET6, six, t, 50));
    six[15] = 1;
    puts(inet_ntop(AF_INET6, six, t, 50));
    six[10] = six[11] = 0xff;
    six[12] = 10;
    puts(inet_ntop(AF_INET6, six, t, 50));
    printf("%d %p\n", inet_pton(AF_INET6, "fe80::1:2", six), inet_ntop(AF_INET, six, t, 3));
    puts(inet_ntop(AF_INET6, six, t, 50));
    char *p[] = {"/usr/lib", "/usr/", "usr", "/", ".", "..", "", "//", "/a//b///", "a/b"};
    for (int i = 0; i < 10; i++) {
        char x[30], y[30];
        strcpy(x, p[i]);
        strcpy(y, p[i]);
        printf("[%s] [%s] [%s]\n", p[i], dirname(x), basename(y));
    }
    printf("%s\n", dirname(0));
    errno = 2;
    warn("w %d", 5);
    warnx("x");
    warn(0);
    error(0, 0, "e %s", "f");
    error(0, 13, "g");
    error_at_line(0, 0, "file.c", 12, "at");
    printf("%d %d %d\n", fegetround(), __GLIBC__, EX_USAGE);
    fd_set s;
    FD_ZERO(&s);
    FD_SET(5, &s);
    printf("%d %d\n", FD_ISSET(5, &s) != 0, FD_ISSET(6, &s) != 0);
    assert(1 == 1);
    err(3, "bye %s", "now");
}
