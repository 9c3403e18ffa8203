// wide characters through stdout
#include <stdio.h>
#include <wchar.h>
#include <errno.h>
#include <locale.h>
int main()
{
    setlocale(LC_ALL, "");
    wprintf(L"hello %d %ls %s %c %lc|%5ls|%-5s|%.2s|\n", 5, L"wide", "narrow", 'c', L'w', L"ab", "cd", "xyz");
    fprintf(stderr, "%d %d\n", printf("bytes\n"), fwide(stdout, 0));
    fputwc(L'x', stdout);
    putwchar(L'\n');
    fputws(L"str\n", stdout);
    errno = 0;
    int r = wprintf(L"\u00e9\n");
    fprintf(stderr, "%d %d\n", r, errno);
    r = fputws(L"a\u00e9b\n", stdout);
    fprintf(stderr, "%d %d %d\n", r, errno, ferror(stdout));
    wchar_t b[20];
    r = swprintf(b, 20, L"%d-%s", 42, "q");
    fprintf(stderr, "%d %ls\n", r, b);
    r = swprintf(b, 4, L"%d", 12345);
    fprintf(stderr, "%d %d\n", r, errno);
    puts("x");
    r = wprintf(L"%f %x %e %5d|%-5d|%05d %p %%\n", 1.5, 255, 2.0, 1, 2, 3, (void *)0);
}
