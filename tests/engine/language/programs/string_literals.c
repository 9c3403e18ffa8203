#include <stdio.h>
#include <string.h>
#include <wchar.h>
#define STR(x) #x
char a[] = "a\0b", b[4] = "abcd", c[] = {'x', 'y', 0},
     *p = "ptr"
          "cat",
     e[10] = "", two[2][4] = {"one", "two"};
const char *esc = "\a\b\f\n\r\t\v\\\'\"\?\e\0end";
char oct[] = "\1012\x41g\u00e9\U0001F600";
wchar_t w[] = L"wide\x263a";
unsigned short u16[] = u"u\u20ac";
unsigned u32[] = U"U\U0001F600";
char u8s[] = u8"é";
int main(void) {
    printf("%d %d %d %d %d %d\n", (int)sizeof a, (int)sizeof b, (int)sizeof c, (int)sizeof two,
           (int)strlen(p), (int)sizeof "x\0y");
    for (int i = 0; i < 13; i++)
        printf("%d ", esc[i]);
    puts("");
    for (int i = 0; oct[i]; i++)
        printf("%02x ", (unsigned char)oct[i]);
    puts("");
    printf("%d %x %d %d %x %d %x %d\n", (int)sizeof w, w[4], (int)sizeof u16, (int)sizeof(u16[0]), u16[1],
           (int)sizeof u32, u32[1], (int)sizeof u8s);
    printf("%s\n", STR("quoted \n" 'c'));
    printf("%d %d %d\n", 'a', L'é', '\0');
    printf("%d %d %d %d\n", '\x7f', '\377', '\xff', 'ab');
    puts("trigraph ??= ??/ end");
    printf("%s %s %c\n", two[1], &"hello"[2], "xyz"[1]);
    char l[] = "local", m[8] = "m";
    l[0] = 'L';
    printf("%s %s %d\n", l, m, m[7]);
    const char *q = "same", *r = "same";
    printf("%d\n", q == r);
    printf("%.3s|%5s|%-5s|\n", "abcdef", "ab", "cd");
    printf("con"
           "cat"
           "\x31"
           "2\n");
    printf("%d\n", "abc" == "abd");
    printf("%zu %zu\n", sizeof("abc" + 0), sizeof("abc"));
    char *s = (char[]){"lit"};
    s[0] = 'L';
    puts(s);
    printf("%s\n", __func__);
    printf("%d\n", (int)sizeof __func__);
    char z[3] = {"ab"};
    puts(z);
    printf("%%d %c%c\n", 65, 'B');
    return 0;
}
