// multibyte characters in the locales C and C.UTF-8
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <errno.h>
#include <locale.h>
#include <uchar.h>
#include <langinfo.h>
void t(void)
{
    wchar_t w[20];
    char b[50];
    mbstate_t s;
    memset(&s, 0, sizeof s);
    printf("MB_CUR_MAX %zu %s\n", MB_CUR_MAX, nl_langinfo(CODESET));
    errno = 0;
    wchar_t c = 7;
    size_t r = mbrtowc(&c, "\xc3\xa9", 2, &s);
    printf("mbrtowc %zd %x %d\n", r, c, errno);
    memset(&s, 0, sizeof s);
    errno = 0;
    r = mbrtowc(&c, "\xff", 1, &s);
    printf("ff %zd %d\n", r, errno);
    memset(&s, 0, sizeof s);
    r = mbrtowc(&c, "\xc3", 1, &s);
    printf("c3 %zd %d\n", r, mbsinit(&s));
    r = mbrtowc(&c, "\xa9", 1, &s);
    printf("a9 %zd %x\n", r, c);
    errno = 0;
    r = mbstowcs(w, "a\xc3\xa9z", 20);
    printf("mbstowcs %zd %d\n", r, errno);
    errno = 0;
    r = wcstombs(b, L"a\u00e9z", 50);
    printf("wcstombs %zd %d\n", r, errno);
    errno = 0;
    r = wcrtomb(b, 0x20ac, &s);
    printf("wcrtomb %zd %d\n", r, errno);
    printf("%d %d\n", mblen("\xe2\x82\xac", 3), mbtowc(&c, "\xe2\x82\xac", 3));
    printf("btowc %x %x wctob %d %d\n", btowc('a'), btowc(0xe9), wctob(L'a'), wctob(0xe9));
    printf("wcwidth %d %d %d %d\n", wcwidth(L'a'), wcwidth(0x4e2d), wcwidth(0), wcwidth(7));
    errno = 0;
    printf("%d\n", printf("%ls|", L"a\u00e9"));
    printf("err %d\n", errno);
    printf("[%5.3ls]\n", L"abcdef");
    errno = 0;
    char16_t c16;
    r = mbrtoc16(&c16, "a", 1, &s);
    printf("c16 %zd %x\n", r, c16);
}
int main()
{
    setbuf(stdout, 0);
    t();
    printf("%s|\n", setlocale(LC_ALL, "C.UTF-8"));
    t();
    printf("%s|\n", setlocale(LC_ALL, 0));
    printf("%s|\n", setlocale(LC_NUMERIC, "C"));
    printf("%s|\n", setlocale(LC_ALL, 0));
    struct lconv *l = localeconv();
    printf("[%s][%s][%s] %d %d\n", l->decimal_point, l->thousands_sep, l->currency_symbol, l->frac_digits,
           l->p_sign_posn);
    printf("%s|\n", setlocale(LC_ALL, "xx"));
    printf("%s|\n", setlocale(LC_ALL, "POSIX"));
    printf("%s|\n", setlocale(LC_ALL, ""));
    printf("%s|\n", setlocale(LC_CTYPE, "C.utf8"));
    printf("%s|\n", setlocale(LC_ALL, "en_US.UTF-8"));
    printf("%s|\n", setlocale(99, "C"));
    printf("%s|\n",
           setlocale(LC_ALL,
                     "LC_CTYPE=C.UTF-8;LC_NUMERIC=C;LC_TIME=C;LC_COLLATE=C;LC_MONETARY=C;LC_MESSAGES=C;LC_"
                     "PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;LC_IDENTIFICATION=C"));
    printf("%ls\n", L"\u20ac");
}
