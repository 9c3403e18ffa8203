// topic: dladdr
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int g;
extern char __executable_start;
static void d(const char *w, void *p) { Dl_info i; memset(&i, 0, sizeof i); int r = dladdr(p, &i); printf("%s: %d %s %s", w, r, i.dli_fname ? strrchr(i.dli_fname, '/') : "-", i.dli_sname ? i.dli_sname : "-"); printf(" %d %d\n", i.dli_fbase == &__executable_start, i.dli_saddr == p); }
int main(void)
{
    d("main", main); d("g", &g); d("printf", printf); d("inside printf", (char *)printf + 5); d("malloc", malloc); d("free", free); d("exit", exit); d("strlen", strlen); d("stack", &(int){0}); d("heap", malloc(3)); d("null", 0);
    return 0;
}
