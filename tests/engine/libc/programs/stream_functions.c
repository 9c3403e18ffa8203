// fopencookie, fdopen, freopen, full devices
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
#include <fcntl.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
ssize_t rd(void *c, char *b, size_t n)
{
    fprintf(stderr, "rd %zu\n", n);
    int *k = c;
    if (*k > 3)
        return 0;
    (*k)++;
    memcpy(b, "chunk\n", 6);
    return 6;
}
ssize_t wr(void *c, const char *b, size_t n)
{
    fprintf(stderr, "wr %zu <%.*s>\n", n, (int)n, b);
    return n;
}
int sk(void *c, off_t *o, int w)
{
    fprintf(stderr, "sk %ld %d\n", *o, w);
    *o = 7;
    return 0;
}
int cl(void *c)
{
    fprintf(stderr, "cl\n");
    return 0;
}
int main()
{
    setbuf(stdout, 0);
    int k = 0;
    cookie_io_functions_t f = {rd, wr, sk, cl};
    FILE *s = fopencookie(&k, "r+", f);
    char b[100];
    void *m = malloc(24);
    printf("%lx %lx\n", H(s), H(m));
    while (fgets(b, 100, s))
        printf("%s", b);
    printf("%d\n", feof(s));
    clearerr(s);
    fputs("hello", s);
    fflush(s);
    fprintf(s, "%d", 42);
    printf("%ld\n", ftell(s));
    fseek(s, 0, SEEK_SET);
    fclose(s);
    m = malloc(24);
    printf("%lx\n", H(m));
    cookie_io_functions_t n = {0};
    s = fopencookie(0, "w", n);
    fputs("lost", s);
    printf("%d %d\n", fflush(s), ferror(s));
    printf("%d\n", fileno(s));
    fclose(s);
    int fd = open("x", O_RDWR | O_CREAT, 0644);
    write(fd, "0123456789", 10);
    close(fd);
    fd = open("x", O_RDONLY);
    printf("%p %d\n", fdopen(fd, "w"), errno);
    s = fdopen(fd, "r");
    {
        int c1 = getc(s), c2 = getc(s);
        printf("%c%c\n", c1, c2);
    };
    printf("%ld %ld\n", ftell(s), lseek(fd, 0, SEEK_CUR));
    s = freopen("x", "r+", s);
    printf("%d %ld\n", fileno(s) == fd, ftell(s));
    fputs("AB", s);
    s = freopen(0, "r", s);
    printf("%d\n", s != 0);
    if (s) {
        fgets(b, 100, s);
        puts(b);
    }
    s = freopen("nonexist", "r", s);
    printf("%p %d\n", s, errno);
    fd = open("x", O_WRONLY);
    s = fdopen(fd, "a");
    printf("%ld\n", ftell(s));
    fputs("zz", s);
    fclose(s);
    s = fopen("x", "r");
    fgets(b, 100, s);
    puts(b);
    printf("%d %d\n", ungetc('Q', s), getc(s));
    printf("%d\n", ungetc(EOF, s));
    fclose(s);
    remove("x");
    printf("%p %d\n", fdopen(77, "r"), errno);
    s = fopen("/dev/full", "w");
    setbuf(s, 0);
    printf("%d %d\n", fputc('x', s), errno);
    fclose(s);
    s = fopen("/dev/full", "w");
    fputs("abc", s);
    printf("%d %d\n", fclose(s), errno);
    s = fopen("/proc/self/maps", "r");
    getc(s);
    m = malloc(24);
    printf("%lx %lx\n", H(s), H(m));
    fclose(s);
    freopen("out.txt", "w", stdout);
    printf("to file\n");
    fprintf(stderr, "%d\n", fileno(stdout));
    fflush(stdout);
    s = fopen("out.txt", "r");
    fgets(b, 100, s);
    fprintf(stderr, "%s", b);
    remove("out.txt");
}
