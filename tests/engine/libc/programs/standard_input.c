// scanf, fgets and getchar on standard input
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main()
{
    int a, b;
    char w[50], c;
    printf("n? ");
    printf("%d\n", scanf("%d %d", &a, &b));
    printf("%d %d\n", a, b);
    scanf("%s", w);
    puts(w);
    scanf(" %c", &c);
    printf("%c\n", c);
    scanf("%49[^\n]", w);
    puts(w);
    printf("%d\n", getchar());
    fgets(w, 10, stdin);
    printf("<%s>", w);
    fgets(w, 50, stdin);
    printf("<%s>", w);
    printf("%d\n", scanf("%d", &a));
    printf("%d\n", scanf("%*s%d", &a));
    printf("%d\n", a);
    while ((c = getchar()) != EOF)
        putchar(c);
    printf("%d %d\n", feof(stdin), scanf("%d", &a));
    printf("%p\n", fgets(w, 50, stdin));
}
