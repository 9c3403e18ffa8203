// calls of printf that gcc replaces
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
int g = 5;
int main(int c, char **v)
{
    char b[20];
    FILE *f = stdout;
    int r;
    printf("a");
    printf("abc");
    printf("abc\n");
    printf("%s", v[0]);
    printf("%s\n", v[0]);
    printf("%c", c + 'a');
    printf("");
    printf("%d", c);
    r = printf("abc\n");
    (void)printf("x\n");
    fprintf(f, "abc");
    fprintf(f, "a");
    fprintf(f, "%s", v[0]);
    fprintf(f, "%c", c + 'b');
    fprintf(f, "abc\n");
    fputs("abc", f);
    fputs("a", f);
    fputs("", f);
    printf("\n");
    printf("%s", "lit\n");
    printf("%s\n", "lit");
    printf("a\0b\n");
    printf("\x41\101\\\"\n");
    printf("%%\n");
    printf("%5s\n", "x");
    fprintf(f, "%s", "lit2\n");
    fprintf(f, "%s\n", "q");
    for (printf("i\n"); c < 3; printf("n\n"), c++)
        ;
    c ? printf("t\n") : 0;
    printf("%p\n", &g);
    char *n = malloc(1);
    printf("%lx\n", H(n));
    fflush(f);
    printf("%s\n", (char *)0);
}
