#define _GNU_SOURCE
#include <stdio.h>
#include <ucontext.h>
#include <stdint.h>
static ucontext_t m, c;
static char st[32768];
static void f(int a, int b, int cc, int d, int e, int g, int h, int i) {
    printf("%d %d %d %d %d %d %d %d\n", a, b, cc, d, e, g, h, i);
}
static void ptr(unsigned lo, unsigned hi) {
    const char *p = (const char *)((uintptr_t)lo | (uintptr_t)hi << 32);
    puts(p);
}
int main(void) {
    getcontext(&c);
    c.uc_stack.ss_sp = st;
    c.uc_stack.ss_size = sizeof st;
    c.uc_link = &m;
    makecontext(&c, (void (*)(void))f, 8, 1, 2, -3, 4, 5, 6, 7, 8);
    swapcontext(&m, &c);
    getcontext(&c);
    const char *s = "through two halves";
    makecontext(&c, (void (*)(void))ptr, 2, (unsigned)(uintptr_t)s, (unsigned)((uintptr_t)s >> 32));
    swapcontext(&m, &c);
    puts("end");
    return 0;
}
