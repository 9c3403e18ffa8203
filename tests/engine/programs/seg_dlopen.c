// topic: dlopen
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    void *h = dlopen(NULL, RTLD_NOW); printf("%d\n", h != 0);
    int (*p)(const char *) = dlsym(h, "puts"); p("via dlsym");
    printf("%p\n", (void *)dlerror());
    void *x = dlopen("./nothere.so", RTLD_LAZY); printf("%p %s\n", x, dlerror()); printf("%p\n", (void *)dlerror());
    void *c = dlopen("libc.so.6", RTLD_LAZY); printf("%d %d\n", c != 0, c != h); printf("%d\n", dlsym(c, "malloc") == (void *)malloc); printf("%d %d\n", dlclose(c), dlclose(h));
    return 0;
}
