// when output is written, with the calls that gcc puts in place of printf
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>
int main()
{
    printf("buffered ");
    write(1, "direct ", 7);
    fflush(stdout);
    fprintf(stderr, "err\n");
    setvbuf(stdout, 0, _IOLBF, 0);
    printf("line\n");
    printf("nonl");
    write(1, "[w]", 3);
    putchar('\n');
    setvbuf(stdout, 0, _IONBF, 0);
    printf("unbuf");
    write(1, "[w]", 3);
    static char buf[64];
    setvbuf(stdout, buf, _IOFBF, 64);
    printf("in buf");
    write(1, "[w]", 3);
    printf("%s\n", buf);
    for (int i = 0; i < 100; i++)
        putchar('.');
    write(1, "[w]", 3);
    puts("");
    printf("%d %d\n", printf("abc\n"), puts("x"));
    fclose(stdout);
    printf("lost %d\n", fprintf(stderr, "e2\n"));
    return 0;
}
