// topic: a malloc that counts, and calls the library's
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int mallocs, frees;
static size_t asked;

void *malloc(size_t size) {
    static void *(*real)(size_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "malloc");
    mallocs++;
    asked += size;
    return real(size);
}

void free(void *block) {
    static void (*real)(void *);
    if (!real)
        real = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    frees += block != NULL;
    real(block);
}

int main(void) {
    char *a = malloc(100), *b = strdup("copied by the library");
    printf("%d %zu\n", mallocs, asked);
    free(a);
    char *c = malloc(100);
    printf("same block: %d\n", a == c);
    free(b);
    free(c);
    size_t (*length)(const char *) = dlsym(RTLD_DEFAULT, "strlen");
    printf("%zu %d\n", length("twelve chars"), dlsym(RTLD_DEFAULT, "malloc") == (void *)malloc);
    int (*print)(const char *, ...) = dlsym(RTLD_NEXT, "printf");
    print("%d mallocs, %d frees, %s\n", mallocs, frees, dlerror() ? "error" : "no error");
    return 0;
}
