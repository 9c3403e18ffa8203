// functions on wide strings
#define _GNU_SOURCE
#include <wchar.h>
#include <wctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
int main()
{
    setbuf(stdout, 0);
    wchar_t a[50] = L"hello world", b[50], *p, *q;
    printf("%zu %zu\n", wcslen(a), wcsnlen(a, 3));
    wcscpy(b, a);
    wcscat(b, L"!");
    wcsncat(b, L"abc", 2);
    printf("%ls\n", b);
    wcsncpy(b, L"xy", 5);
    printf("%d %d\n", b[2], b[4]);
    printf("%d %d %d %d\n", wcscmp(L"a", L"b"), wcscmp(L"b", L"a"), wcscmp(L"a", L"a"),
           wcsncmp(L"abc", L"abd", 2));
    printf("%d %d\n", wcscasecmp(L"ABC", L"abd"), wcsncasecmp(L"ABC", L"abd", 2));
    printf("%ld %ld %p %ld\n", (long)(wcschr(a, L'o') - a), (long)(wcsrchr(a, L'o') - a), wcschr(a, L'z'),
           (long)(wcschr(a, 0) - a));
    printf("%zu %zu %ld %ld\n", wcsspn(a, L"hel"), wcscspn(a, L" "), (long)(wcspbrk(a, L"wl") - a),
           (long)(wcsstr(a, L"wor") - a));
    for (p = wcstok(a, L" ", &q); p; p = wcstok(0, L" ", &q))
        printf("[%ls]", p);
    puts("");
    void *m;
    wmemset(b, L'z', 3);
    b[3] = 0;
    printf("%ls %d %d\n", b, wmemcmp(b, L"zza", 3), wmemcmp(L"a", L"b", 1));
    printf("%ld\n", (long)(wmemchr(b, L'z', 3) - b));
    printf("%ld %lu %g\n", wcstol(L" -42x", &p, 10), wcstoul(L"0xff", 0, 0), wcstod(L"2.5e3z", &q));
    printf("%ls %ls\n", p, q);
    for (int c = 0; c < 128; c++)
        printf("%x%x%x%x%x%x%x%x%x%x%x%x ", iswalpha(c), iswdigit(c), iswalnum(c), iswspace(c), iswupper(c),
               iswlower(c), iswpunct(c), iswprint(c), iswgraph(c), iswcntrl(c), iswxdigit(c), iswblank(c));
    printf("%c %c %d %d\n", towupper('a'), towlower('Q'), iswctype('a', wctype("alpha")) != 0,
           wctype("nope") == 0);
    printf("%lc\n", towctrans(L'a', wctrans("toupper")));
    wchar_t w[10];
    char c[20];
    const char *s = "abc";
    mbstate_t st;
    memset(&st, 0, sizeof st);
    printf("%zu\n", mbsrtowcs(w, &s, 10, &st));
    const wchar_t *ws = L"xyz";
    printf("%zu %s\n", wcsrtombs(c, &ws, 20, &st), c);
    printf("%zu %zu\n", mbstowcs(w, "hello", 3), wcstombs(c, L"hello", 3));
    printf("%d %d %d\n", mblen("", 1), mblen(0, 0), wctomb(c, L'a'));
    FILE *f = fopen("w.txt", "w");
    fwprintf(f, L"line %d\n", 1);
    fputws(L"second\n", f);
    printf("%d\n", fwide(f, 0));
    fclose(f);
    f = fopen("w.txt", "r");
    while (fgetws(w, 10, f))
        printf("<%ls>", w);
    fclose(f);
    remove("w.txt");
    printf("%d\n", swprintf(b, 50, L"%5.2f|%-5d|%ls|%s|%c", 3.14159, 42, L"wide", "narrow", 'c'));
    printf("%ls\n", b);
}
