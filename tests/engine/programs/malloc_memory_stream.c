#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <malloc.h>
static void first(void);
int main(void) {
    setvbuf(stdout, 0, _IONBF, 0);
    first();
    char *b;
    size_t n;
    FILE *f = open_memstream(&b, &n);
    fputs("0123456789", f);
    fseek(f, 3, SEEK_SET);
    fflush(f);
    printf("%zu %s\n", n, b);
    fputs("abc", f);
    fflush(f);
    printf("%zu %s\n", n, b);
    printf("%d %ld\n", fseek(f, 0, SEEK_END), ftell(f));
    printf("%d %ld\n", fseek(f, 20000, SEEK_SET), ftell(f));
    fflush(f);
    printf("%zu %zu\n", n, malloc_usable_size(b));
    fputs("end", f);
    fflush(f);
    printf("%zu %s %d\n", n, b + 20000, b[15000]);
    printf("%d %ld\n", fseek(f, -5, SEEK_CUR), ftell(f));
    printf("%d %d\n", fseek(f, -50000, SEEK_CUR), errno == EINVAL);
    printf("%d %ld\n", fseek(f, 100, SEEK_END), ftell(f));
    fputc('x', f);
    fflush(f);
    printf("%zu\n", n);
    rewind(f);
    printf("%ld\n", ftell(f));
    fputs("Z", f);
    fclose(f);
    printf("%zu %s\n", n, b);
    free(b);
    f = open_memstream(&b, &n);
    fseek(f, 5, SEEK_SET);
    fclose(f);
    printf("%zu\n", n);
    f = open_memstream(&b, &n);
    fprintf(f, "hello world");
    fflush(f);
    rewind(f);
    fprintf(f, "J");
    fflush(f);
    printf("%zu %s\n", n, b);
    fseek(f, 0, SEEK_END);
    fprintf(f, "!");
    fclose(f);
    printf("%zu %s\n", n, b);
    return 0;
}
static void first(void) {
    char *b;
    size_t n;
    FILE *f = open_memstream(&b, &n);
    fputs("0123456789", f);
    int r = fseek(f, -5, SEEK_CUR);
    printf("%d %ld\n", r, ftell(f));
    r = fseek(f, 2, SEEK_CUR);
    printf("%d %ld\n", r, ftell(f));
    r = fseek(f, -1, SEEK_END);
    printf("%d %ld\n", r, ftell(f));
    fputs("AB", f);
    fclose(f);
    printf("%s\n", b);
}
