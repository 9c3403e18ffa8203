#include <stdio.h>
#include <alloca.h>
static void f(int n) {
    char *last = 0;
    for (int i = 0; i < n; i++) {
        char v[n * 10];
        char *a = alloca(32);
        if (last)
            printf("%d %d ", a == last, (int)(last - a));
        last = a;
        v[0] = i;
        a[0] = v[0];
    }
    puts("");
}
static void g(int n) {
    char *a = alloca(64);
    {
        int v[n];
        v[0] = 1;
        char *b = alloca(16);
        printf("%ld %d\n", (long)(a - b), b < (char *)v);
    }
    char *c = alloca(16);
    printf("%ld\n", (long)(a - c));
}
int main(void) {
    f(4);
    g(5);
    g(8);
    return 0;
}
