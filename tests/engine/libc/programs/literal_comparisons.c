// comparisons of literals, which gcc does itself
#include <string.h>
#include <stdio.h>
int main()
{
    char a[] = "apple", b[] = "cherry";
    const char *p = "apple";
    printf("%d %d %d\n", strcmp("apple", "cherry"), strcmp(a, b), strcmp(p, "cherry"));
    printf("%d %d %d\n", strncmp("abc", "abz", 2), strncmp("abc", "abz", 3), strncmp(a, b, 3));
    printf("%d %d\n", memcmp("abc", "abz", 3), memcmp(a, b, 3));
    printf("%d %d\n", strcmp(a, ""), strcmp("", b));
    printf("%d\n", strcmp("a", "a"));
    int n = 3;
    printf("%d\n", strncmp("abc", "abz", n));
    printf("%zu %ld\n", strlen("hello"), (long)(strchr(a, 'p') - a));
    static int x = 5;
    printf("%d\n", strcmp("x"
                          "y",
                          "xa"));
    printf("%d %d\n", strcmp("a\0b", "a\0c"), memcmp("a\0b", "a\0z", 3));
    char *q = strchr("hello", 'l');
    printf("%s\n", q);
}
