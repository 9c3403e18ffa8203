#include <stdio.h>
int n;
int t(int k) {
    printf("%d ", k);
    return k;
}
int g(void) { return ++n; }
int arr[10];
int *pa(int i) {
    printf("p%d ", i);
    return &arr[i];
}
struct s {
    int a, b;
} st;
struct s *ps(void) {
    printf("s ");
    return &st;
}
void three(int a, int b, int c) { printf("[%d %d %d]\n", a, b, c); }
int main(void) {
    int i = 1, x;
    t(1) + t(2) * t(3);
    puts("");
    t(1) - (t(2) - t(3));
    puts("");
    x = t(1) < t(2) == t(3);
    puts("");
    *pa(1) = t(5);
    puts("");
    *pa(2) += t(6);
    puts("");
    *pa(t(3)) = *pa(t(4));
    puts("");
    ps()->a = t(7);
    puts("");
    three(t(1), t(2), t(3));
    three(g(), g(), g());
    three(i++, i++, i);
    three(i, i = 5, i++);
    printf("%d\n", i);
    x = i++ + i++;
    printf("%d %d\n", x, i);
    x = ++i + i++;
    printf("%d %d\n", x, i);
    x = i + (i = 3);
    printf("%d\n", x);
    x = (i = 4) + i;
    printf("%d\n", x);
    x = i-- - --i;
    printf("%d %d\n", x, i);
    arr[i] = i++;
    printf("%d %d %d\n", i, arr[i], arr[i - 1]);
    i = 2;
    arr[i++] = i;
    printf("%d %d\n", arr[2], arr[3]);
    i = 3;
    i = i++ + 1;
    printf("%d\n", i);
    i = i++;
    printf("%d\n", i);
    i += i++ * 2;
    printf("%d\n", i);
    i = 1;
    int y = i++ * 10 + i++ * 100 + i;
    printf("%d\n", y);
    x = (t(1), t(2), 3);
    puts("");
    x = t(0) && t(1) || t(2);
    puts("");
    x = t(1) ? t(2) : t(3);
    puts("");
    x = t(1) || t(2) && t(3);
    puts("");
    int a[3] = {g(), g(), g()};
    printf("%d %d %d\n", a[0], a[1], a[2]);
    struct s z = {.b = t(8), .a = t(9)};
    puts("");
    i = 0;
    a[i] = i = 2;
    printf("%d %d %d %d\n", a[0], a[1], a[2], i);
    n = 5;
    x = n + g() + n;
    printf("%d\n", x);
    x = g() + n * g();
    printf("%d\n", x);
    n = 1;
    x = n - (n = 10) + g();
    printf("%d\n", x);
    int *p = arr;
    p[0] = 10;
    p[1] = 20;
    x = *p++ + *p++;
    printf("%d %ld\n", x, (long)(p - arr));
    p = arr;
    *p++ = *p + 5;
    printf("%d %d\n", arr[0], arr[1]);
    t(t(1) + t(t(2) * 3));
    puts("");
    x = -t(1) + ~t(2);
    puts("");
    t(1) << t(2);
    puts("");
    t(1), t(2);
    puts("");
    n = 0;
    arr[g()] = arr[g()] + g();
    printf("%d %d %d\n", n, arr[1], arr[3]);
    n = 3;
    int m = n++ + (n > 3 ? n : -n);
    printf("%d\n", m);
    i = 5;
    x = i * (i = 2);
    printf("%d\n", x);
    x = (i++, i) + i;
    printf("%d\n", x);
    static int c;
    c = c++ + ++c;
    printf("%d\n", c);
    return 0;
}
