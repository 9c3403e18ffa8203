// topic: backtrace
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
static int depth(void) { void *b[50]; return backtrace(b, 50); }
static int rec(int n) { return n ? rec(n - 1) : depth(); }
static void *t(void *a) { printf("thread %d %d\n", depth(), rec(3)); return 0; }
int main(void)
{
    printf("%d %d %d\n", depth(), rec(0), rec(10));
    void *b[3]; printf("%d\n", backtrace(b, 3));
    void *c[10]; int n = backtrace(c, 10); char **s = backtrace_symbols(c, n);
    for (int i = 0; i < n; i++) { char *o = strchr(s[i], '('), *sl = strrchr(s[i], '/'); if (sl && sl < o) s[i] = sl; if (i != 0 && i != n - 1) { char *e = strrchr(s[i], ' '); *e = 0; puts(s[i]); } else { *o = 0; puts(s[i]); } }
    free(s); pthread_t x; pthread_create(&x, 0, t, 0); pthread_join(x, 0);
    void *fake[] = {(void *)1, (void *)0x123456}; s = backtrace_symbols(fake, 2); puts(s[0]); puts(s[1]); fflush(stdout); backtrace_symbols_fd(fake, 2, 1);
    return 0;
}
