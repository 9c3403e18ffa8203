// functions on strings and blocks
#define _GNU_SOURCE
#include <string.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <errno.h>
#define P(e) printf("%s = %ld\n", #e, (long)(e))
#define O(s, e) \
    do { \
        char *r_ = (char *)(e); \
        printf("%s = %ld\n", #e, r_ ? (long)(r_ - (s)) : -99L); \
    } while (0)
int main()
{
    char a[64] = "hello world", b[64], *s = a;
    P(strlen(a));
    P(strnlen(a, 3));
    P(strcmp("a", "b"));
    P(strcmp("b", "a"));
    P(strcmp("abc", "abd"));
    P(strcmp("abc", "ab"));
    P(strcmp("\xff", "a"));
    P(strcmp("a", "\xff"));
    P(strncmp("abc", "abd", 2));
    P(strncmp("abc", "abd", 3));
    P(strncmp("a", "b", 0));
    P(memcmp("abc", "abd", 3));
    P(memcmp("ab\xff", "ab\x01", 3));
    P(strcasecmp("HeLLo", "hello"));
    P(strcasecmp("a", "B"));
    P(strcasecmp("[", "a"));
    P(strncasecmp("ABCx", "abcy", 3));
    P(strcoll("a", "b"));
    O(s, strchr(a, 'o'));
    O(s, strrchr(a, 'o'));
    O(s, strchr(a, 0));
    O(s, strchr(a, 'z'));
    O(s, strchrnul(a, 'z'));
    O(s, memchr(a, 'w', 11));
    O(s, memchr(a, 'w', 3));
    O(s, memrchr(a, 'l', 11));
    O(s, rawmemchr(a, 'r'));
    O(s, strstr(a, "wor"));
    O(s, strstr(a, ""));
    O(s, strstr(a, "xyz"));
    O(s, strcasestr(a, "WOR"));
    O(s, memmem(a, 11, "o w", 3));
    O(s, memmem(a, 11, "", 0));
    P(strspn(a, "hel"));
    P(strcspn(a, " "));
    P(strspn(a, ""));
    P(strcspn(a, ""));
    O(s, strpbrk(a, "wl"));
    O(s, index(a, 'l'));
    O(s, rindex(a, 'l'));
    O(b, strcpy(b, a));
    O(b, stpcpy(b, "abc"));
    puts(b);
    memset(b, '#', 63);
    b[63] = 0;
    O(b, strncpy(b, "xy", 5));
    printf("%d %d %c\n", b[2], b[4], b[5]);
    O(b, stpncpy(b, "pq", 5));
    O(b, stpncpy(b, "pqrstu", 3));
    b[3] = 0;
    O(b, strcat(b, "+++"));
    puts(b);
    O(b, strncat(b, "123456", 3));
    puts(b);
    O(b, strncat(b, "", 3));
    O(b, memcpy(b, "zz", 2));
    O(b, mempcpy(b, "zzz", 3));
    O(b, memccpy(b, "abcdef", 'd', 6));
    printf("%.8s\n", b);
    O(b, memccpy(b, "abc", 'x', 3));
    memmove(b + 1, b, 5);
    printf("%.8s\n", b);
    memmove(b, b + 1, 5);
    printf("%.8s\n", b);
    O(b, memset(b, 'q', 3));
    bzero(b, 2);
    printf("%d %c\n", b[1], b[2]);
    bcopy("mn", b, 2);
    printf("%.2s\n", b);
    swab("abcdef", b, 6);
    printf("%.6s\n", b);
    char *d = strdup("dup");
    char *e = strndup("longer", 3);
    printf("%s %s %ld\n", d, e, (long)(e - d));
    P(strxfrm(b, "abc", 10));
    P(strxfrm(b, "abc", 2));
    char t[] = "a,b;;c,d";
    char *sv;
    for (char *q = strtok(t, ",;"); q; q = strtok(0, ",;"))
        printf("<%s>", q);
    puts("");
    char t2[] = ",,x,,y,";
    for (char *q = strtok_r(t2, ",", &sv); q; q = strtok_r(0, ",", &sv))
        printf("<%s>", q);
    puts("");
    char t3[] = "a,,b";
    char *p3 = t3, *q;
    while ((q = strsep(&p3, ",")))
        printf("<%s>", q);
    puts("");
    P(strtok("", ",") == 0);
    printf("%s|%s|%s\n", strerror(0), strerror(EINTR), strerror(EAGAIN));
    printf("%s %s\n", strerrorname_np(2), strerrordesc_np(2));
    char eb[50];
    P((long)strerror_r(2, eb, 50) != 0);
    P(strerror_r(2, eb, 5) != 0);
    P(ffs(12));
    P(ffsll(0));
    puts(strdupa("alloca"));
    puts(strndupa("alloca", 3));
    P(memcmp(a, a, 0));
    P(strncmp("abc\0x", "abc\0y", 5));
    P(bcmp("a", "b", 1) != 0);
    explicit_bzero(b, 5);
    P(b[3]);
}
