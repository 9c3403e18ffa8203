// all classes of characters and glibc's tables
#include <ctype.h>
#include <stdio.h>
int main()
{
    int n = 0;
    for (int i = -128; i < 256; i++) {
        n += isalpha(i) + islower(i) * 3 + isupper(i) + isspace(i) + ispunct(i) + isprint(i) + isgraph(i) +
             iscntrl(i) + isalnum(i) + isblank(i) + isdigit(i) + isxdigit(i);
        printf("%d %d %d;", toupper(i), tolower(i), n);
    }
    int (*f)(int) = isalpha;
    printf("%d %d %d %d\n", f('x'), isalpha('x'), !!isdigit('0'), isdigit('0') == 1);
    for (int i = -128; i < 256; i++)
        printf("%d:%04x,%d,%d ", i, (*__ctype_b_loc())[i], (*__ctype_tolower_loc())[i],
               (*__ctype_toupper_loc())[i]);
    fflush(stdout);
    printf("%d", isalpha(100000000));
}
