// topic: backtrace in handler
#include <stdio.h>
#include <execinfo.h>
#include <signal.h>
#include <unistd.h>
static void h(int s) { void *b[30]; int n = backtrace(b, 30); printf("%d\n", n > 4); _exit(0); } static void g(volatile int *p) { *p = 1; } static void f(void) { g(0); }
int main(void) { setbuf(stdout, 0); signal(SIGSEGV, h); f(); return 0; }
