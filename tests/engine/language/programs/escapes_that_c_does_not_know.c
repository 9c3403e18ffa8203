#include <stdio.h>

#define TEXT(x) #x

int main(void)
{
    printf("100\% \/ \( \[ \{ \# \d %d %d %d\n", '\%', '\/', '\q' == 'q');
    printf("%s %d %d %zu\n", "\'\"" "x\
y", L'\'', u8"a\x41g"[1], sizeof L"a\%b");
    puts(TEXT("\%" '\"'));
    printf("%x %x %x %d\n", 'abcde', '!\234abc', '\x41\x42', '\x000041');
    return 0;
}
