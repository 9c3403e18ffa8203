#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int m[3][4] = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};
int (*row(int i))[4] { return &m[i]; }
int add(int a, int b) { return a + b; }
int sub(int a, int b) { return a - b; }
int (*choose(int k))(int, int) { return k ? add : sub; }
int (*tab[2])(int, int) = {add, sub};
int (**tp)(int, int) = tab;
typedef int F(int, int);
F *fp = &add;
F mul;
int apply(F f, int a, int b) { return f(a, b); }
int mul(int a, int b) { return a * b; }
void fill(int a[][4], int n) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 4; j++)
            a[i][j] += 100;
}
int total(int n, int k, int a[n][k]) {
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < k; j++)
            s += a[i][j];
    return s;
}
char *names[] = {"x", "yy", "zzz", 0};
const char *const *cpp = (const char *const *)names;
int (*(*pf)(int))(int, int) = choose;
void swap(void *a, void *b, size_t n) {
    char t[n];
    memcpy(t, a, n);
    memcpy(a, b, n);
    memcpy(b, t, n);
}
int main(void) {
    int *p = &m[1][2], (*q)[4] = m, (*w)[3][4] = &m;
    printf("%d %d %d %d\n", *p, q[2][1], (*w)[1][1], *(*(m + 1) + 3));
    printf("%d %d %d\n", (*row(2))[0], p[-2], *(p + 3));
    printf("%ld %ld %ld\n", (long)(p - m[0]), (long)(&m[2] - &m[0]), (long)((char *)&m[1] - (char *)m));
    printf("%d %d %d\n", (int)sizeof m, (int)sizeof *m, (int)sizeof **m);
    q++;
    printf("%d %d\n", **q, (*q)[1]);
    printf("%d %d %d %d\n", choose(1)(5, 3), (*choose(0))(5, 3), tab[1](7, 2), (*tp[0])(1, 1));
    printf("%d %d %d %d\n", fp(2, 3), (*fp)(2, 3), (**fp)(2, 3), apply(mul, 4, 5));
    fill(m, 2);
    printf("%d %d\n", m[1][3], total(3, 4, m));
    int n = 2, k = 5;
    int v[n][k];
    for (int i = 0; i < n * k; i++)
        v[0][i] = i;
    printf("%d %d %d\n", total(n, k, v), (int)sizeof v, (int)sizeof v[0]);
    int (*vp)[k] = v + 1;
    printf("%d %d\n", (*vp)[2], (int)sizeof *vp);
    for (char **s = names; *s; s++)
        printf("%s%s", *s, s[1] ? "," : "\n");
    printf("%s %c\n", cpp[1], 1 [names[2]]);
    printf("%d\n", pf(1)(2, 2));
    char b[] = "hello";
    char *e = b + strlen(b);
    while (e > b)
        putchar(*--e);
    puts("");
    void *vo = m;
    printf("%d\n", ((int *)vo)[5]);
    vo = (char *)vo + sizeof(int);
    printf("%d\n", *(int *)vo);
    int x = 1, y = 2;
    swap(&x, &y, sizeof x);
    printf("%d %d\n", x, y);
    double da = 1.5, db = 2.5;
    swap(&da, &db, sizeof da);
    printf("%g %g\n", da, db);
    int **pp = malloc(3 * sizeof *pp);
    for (int i = 0; i < 3; i++) {
        pp[i] = malloc(4 * sizeof **pp);
        for (int j = 0; j < 4; j++)
            pp[i][j] = i * j;
    }
    printf("%d %d\n", pp[2][3], *pp[1]);
    int *np = NULL;
    printf("%d %d %d\n", !np, np == 0, (int)(long)np);
    printf("%d %d\n", &m[0][0]<&m[1][0], p>(int *) m);
    p = &x;
    int **pq = &p;
    **pq = 50;
    printf("%d\n", x);
    const int ci = 5;
    const int *pc = &ci;
    int *const cp = &x;
    *cp = *pc;
    printf("%d\n", x);
    unsigned char *bytes = (unsigned char *)&x;
    printf("%d %d\n", bytes[0], bytes[3]);
    *(short *)(bytes + 1) = 0x0102;
    printf("%x\n", x);
    struct {
        int a;
        char c[8];
    } s, *sp = &s;
    printf("%ld %ld\n", (long)((char *)&sp->c - (char *)sp), (long)offsetof(typeof(s), c[2]));
    int (*nullf)(void) = 0;
    printf("%d\n", nullf == NULL);
    char *str = "lit"
                "eral";
    printf("%s %d\n", str + 3,
           (int)sizeof("lit"
                       "eral"));
    printf("%c%c\n", "abc"[1], *("xyz" + 2));
    int arr[5] = {1, 2, 3, 4, 5}, *end = arr + 5, s2 = 0;
    for (int *it = arr; it != end; ++it)
        s2 += *it;
    printf("%d\n", s2);
    printf("%d\n", (int)(end - arr));
    ptrdiff_t diff = &arr[1] - &arr[4];
    printf("%td\n", diff);
    long (*lp)[2] = (long (*)[2])arr;
    printf("%d\n", (int)sizeof(*lp));
    return 0;
}
