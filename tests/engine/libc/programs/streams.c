// opening modes, positions, end and error of streams
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
void show(FILE *f, const char *w)
{
    printf("%s: pos %ld eof %d err %d\n", w, ftell(f), feof(f), ferror(f));
}
int main()
{
    char b[100];
    FILE *f = fopen("nope.txt", "r");
    printf("%p %d %s\n", f, errno, strerror(errno));
    f = fopen("a.txt", "q");
    printf("%p %d\n", f, errno);
    f = fopen("a.txt", "w");
    show(f, "w");
    fprintf(f, "line1\nline2\nlast");
    show(f, "w2");
    printf("%d\n", fgetc(f));
    show(f, "rd");
    clearerr(f);
    fclose(f);
    f = fopen("a.txt", "r");
    while (fgets(b, sizeof b, f))
        printf("[%s]", b);
    show(f, "end");
    rewind(f);
    show(f, "rew");
    printf("%d\n", fputc('x', f));
    show(f, "put");
    clearerr(f);
    fseek(f, 3, SEEK_SET);
    printf("%c\n", fgetc(f));
    fseek(f, -2, SEEK_END);
    printf("%c\n", fgetc(f));
    printf("%d %d\n", fseek(f, -100, SEEK_CUR), errno);
    fseek(f, 1000, SEEK_SET);
    show(f, "far");
    printf("%d\n", fgetc(f));
    show(f, "far2");
    fclose(f);
    f = fopen("a.txt", "a");
    show(f, "a");
    fputs("+more", f);
    show(f, "a2");
    fflush(f);
    show(f, "a3");
    fclose(f);
    f = fopen("a.txt", "a+");
    show(f, "a+");
    fgets(b, 10, f);
    printf("%s", b);
    show(f, "a+r");
    fputs("END", f);
    show(f, "a+w");
    rewind(f);
    while (fgets(b, sizeof b, f))
        printf("{%s}", b);
    fclose(f);
    f = fopen("a.txt", "r+");
    fputs("LINE", f);
    fseek(f, 0, SEEK_CUR);
    fgets(b, 10, f);
    printf("<%s>", b);
    fseek(f, 0, SEEK_END);
    fputs("!", f);
    rewind(f);
    size_t n = fread(b, 1, 100, f);
    printf("%zu %.*s\n", n, (int)n, b);
    show(f, "r+");
    fclose(f);
    f = fopen("a.txt", "w+");
    fwrite("abcdefghij", 2, 5, f);
    rewind(f);
    printf("%zu\n", fread(b, 3, 10, f));
    show(f, "w+");
    ungetc('Z', f);
    show(f, "unget");
    printf("%c\n", fgetc(f));
    fseek(f, 5, SEEK_SET);
    ungetc('A', f);
    ungetc('B', f);
    show(f, "2unget");
    printf("%c%c%c\n", fgetc(f), fgetc(f), fgetc(f));
    fpos_t p;
    fgetpos(f, &p);
    fgetc(f);
    fsetpos(f, &p);
    printf("%c\n", fgetc(f));
    fclose(f);
    f = fopen("a.txt", "wx");
    printf("%p %d\n", f, errno);
    f = fopen("b.txt", "wx");
    printf("%d\n", f != 0);
    fclose(f);
    printf("%d\n", remove("b.txt"));
    printf("%d %d\n", remove("b.txt"), errno);
    printf("%d\n", rename("a.txt", "c.txt"));
    printf("%p\n", fopen("a.txt", "r"));
    f = fopen("c.txt", "r");
    fgets(b, 100, f);
    puts(b);
    fclose(f);
    remove("c.txt");
    f = tmpfile();
    fputs("tmp data", f);
    rewind(f);
    fscanf(f, "%s", b);
    puts(b);
    show(f, "tmp");
    fclose(f);
}
