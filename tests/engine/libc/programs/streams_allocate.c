// what streams, getline, asprintf and memory streams take from the heap
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
static char *heap;
#define H(x) ((unsigned long)((char *)(x) - heap))
#define M(w) \
    { \
        void *q = malloc(24); \
        printf("%s %lx\n", w, H(q)); \
    }
int main()
{
    setbuf(stdout, 0);
    heap = sbrk(0);
    char *line = 0;
    size_t cap = 0;
    M("start");
    FILE *f = fopen("t.txt", "w");
    M("fopen");
    fputs("hello\n", f);
    M("fputs");
    for (int i = 0; i < 300; i++)
        fputc('a' + i % 26, f);
    fputs("\nshort\n", f);
    fclose(f);
    M("fclose");
    f = fopen("t.txt", "r");
    M("fopen r");
    while (getline(&line, &cap, f) > 0) {
        printf("%zu %lx %zu\n", strlen(line), H(line), cap);
        M("line");
    }
    fclose(f);
    M("closed");
    free(line);
    char *s;
    int n = asprintf(&s, "%d-%s", 42, "x");
    printf("%d %s %lx\n", n, s, H(s));
    M("asp");
    n = asprintf(&s, "%0300d", 7);
    printf("%d %lx\n", n, H(s));
    M("asp2");
    n = asprintf(&s, "%090d", 7);
    printf("%d %lx\n", n, H(s));
    M("asp3");
    char *mb;
    size_t ms;
    f = open_memstream(&mb, &ms);
    M("oms");
    fprintf(f, "hello %d", 5);
    fflush(f);
    printf("%s %zu %lx\n", mb, ms, H(mb));
    fseek(f, 2, SEEK_SET);
    fputs("LL", f);
    fclose(f);
    printf("%s %zu %lx\n", mb, ms, H(mb));
    M("oms closed");
    free(mb);
    char fb[20] = "abc def";
    f = fmemopen(fb, sizeof fb, "r");
    M("fmo");
    char w[20];
    fscanf(f, "%s", w);
    puts(w);
    printf("%ld\n", ftell(f));
    fclose(f);
    f = fmemopen(fb, 10, "w");
    fprintf(f, "0123456789ABCDEF");
    printf("%d\n", fflush(f));
    fclose(f);
    printf("[%.20s]\n", fb);
    f = fmemopen(fb, sizeof fb, "a+");
    fputs("XY", f);
    rewind(f);
    fgets(w, 20, f);
    puts(w);
    fclose(f);
    f = fmemopen(0, 50, "w+");
    fputs("own", f);
    rewind(f);
    fgets(w, 20, f);
    puts(w);
    fclose(f);
    M("fmo4");
    f = tmpfile();
    M("tmpfile");
    fclose(f);
    f = fdopen(dup(1), "w");
    M("fdopen");
    fputs("via fd\n", f);
    fclose(f);
    char *t = tmpnam(0);
    printf("%.5s %zu\n", t, strlen(t));
    char tn[] = "/tmp/fooXXXXXX";
    int fd = mkstemp(tn);
    printf("%.8s %d\n", tn, fd >= 0);
    close(fd);
    unlink(tn);
    M("end");
    f = fopen("u.txt", "w");
    setvbuf(f, 0, _IOFBF, 100);
    M("svb");
    fputs("x", f);
    M("svb2");
    fclose(f);
    M("svb3");
    f = fopen("u.txt", "r");
    ungetc('q', f);
    M("ungetc");
    fgetc(f);
    fgetc(f);
    M("x");
    fclose(f);
    remove("u.txt");
    remove("t.txt");
    perror("done");
    errno = ENOENT;
    perror("done2");
    perror("");
    perror(0);
    M("perror");
}
