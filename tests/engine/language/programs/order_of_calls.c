#include <stdio.h>
static int n;
static int t(int v) {
    printf("%d ", v);
    return v;
}
static int *p(int v) {
    printf("p%d ", v);
    static int a[10];
    return &a[v];
}
int main(void) {
    int r = t(1) + t(2) * t(3);
    printf("= %d\n", r);
    r = t(1) && t(0) || t(3) && t(4);
    printf("= %d\n", r);
    *p(1) = t(5);
    printf("\n");
    *p(1) += t(5);
    printf("\n");
    *p(t(2)) = *p(t(3));
    puts("");
    printf("%d %d %d\n", t(1), t(2), t(3));
    int a[3] = {t(1), t(2), t(3)};
    puts("");
    struct {
        int x, y;
    } s = {.y = t(1), .x = t(2)};
    puts("");
    r = (t(1), t(2), t(3));
    r = t(1) ? t(2) : t(3);
    puts("");
    t(t(t(1) + 1) + 1);
    puts("");
    int i = 0;
    a[i] = i++;
    printf("%d %d %d\n", a[0], a[1], i);
    i = i++ + ++i;
    printf("%d\n", i);
    i = 1;
    r = i++ * 2 + i;
    printf("%d\n", r);
    n = n++ + (n = 5);
    printf("%d\n", n);
    p(t(0))[t(1)] = t(2) - t(3);
    puts("");
    i = 5;
    i += i++ + i--;
    printf("%d\n", i);
    (t(1) > t(2) ? p : p)(t(4));
    puts("");
    return s.x + a[1] - 4;
}
