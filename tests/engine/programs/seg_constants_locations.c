#include <stdio.h>
#include <signal.h>
#include <setjmp.h>
static sigjmp_buf e;
static void h(int s) {
    siglongjmp(e, s);
}
static int writable(volatile char *p) {
    struct sigaction a = {.sa_handler = h}, o;
    sigaction(SIGSEGV, &a, &o);
    int ok = 0;
    if (!sigsetjmp(e, 1)) {
        char c = *p;
        *p = c;
        ok = 1;
    }
    sigaction(SIGSEGV, &o, NULL);
    return ok;
}
static const char *t[] = {"a", "b"};
static const char *const ct[] = {"c", "d"};
const volatile int cv = 3;
static const int ca[3] = {1, 2, 3};
static char arr[] = "abc";
char *lit = "abc";
int zero = 0;
static const struct {
    int a;
    const char *p;
} cs = {1, "x"};
const double d = 1.5;
int main(void) {
    static const int sc = 9;
    static int sn = 9;
    const int lc = 4;
    const char la[] = "local";
    printf("%d%d%d%d %d%d%d%d%d %d%d%d%d %d%d\n", writable((void *)t), writable((void *)ct),
           writable((void *)&cv), writable((void *)ca), writable(arr), writable(lit), writable((void *)&lit),
           writable((void *)&zero), writable((void *)&cs), writable((void *)&d), writable((void *)&sc),
           writable((void *)&sn), writable((void *)&lc), writable((void *)la), writable((void *)main));
    return 0;
}
