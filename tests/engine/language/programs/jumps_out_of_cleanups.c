#include <stdio.h>
#include <stdlib.h>
static void bye(int *p) { printf("bye %d\n", *p); }
static void release(char **p) {
    printf("free %s\n", *p ? *p : "nothing");
    free(*p);
}
#define AUTO __attribute__((cleanup(bye)))
static int f(int n) {
    AUTO int a = n;
    if (n > 2) return a * 2;
    {
        AUTO int b = n + 10;
        if (n == 1) goto out;
        {
            AUTO int c = n + 20;
            if (n == 2) goto out;
        }
    }
    puts("straight");
out:
    puts("out");
    return a;
}
static int back(int n) {
    int k = 0;
again:
    {
        AUTO int x = k;
        k++;
        if (k < n) goto again;
        {
            AUTO int y = 50 + k;
            if (k < n + 2) goto again;
        }
    }
    return k;
}
static int same(int n) {
again:;
    AUTO int v = n;
    if (n-- > 1) goto again;
    puts("same");
    return v;
}
static int work(int fail) {
    int r = -1;
    __attribute__((cleanup(release))) char *p = NULL;
    if (fail == 1) goto done;
    p = malloc(8);
    sprintf(p, "p%d", fail);
    for (int i = 0; i < 3; i++) {
        AUTO int t = i;
        if (fail == 2 && i == 1) goto done;
        switch (i) {
        case 2: {
            AUTO int s = 99;
            if (fail == 3) goto done;
        }
        }
    }
    r = 0;
done:
    printf("done %d\n", r);
    return r;
}
int main(void) {
    for (int i = 0; i < 4; i++) {
        AUTO int k = 100 + i;
        if (i == 1) continue;
        if (i == 3) break;
        printf("f=%d\n", f(i));
    }
    printf("%d\n", f(1));
    printf("%d\n", f(3));
    printf("%d\n", back(3));
    printf("%d\n", same(3));
    for (int i = 0; i < 4; i++)
        work(i);
    return 0;
}
