#include <stdio.h>
#include <string.h>
int sum(int n, int m, int a[n][m]) {
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            s += a[i][j];
    return s;
}
void fill(int r, int c, double (*p)[c]) {
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++)
            p[i][j] = i + j / 10.0;
}
int rec(int n) {
    char b[n];
    memset(b, n, n);
    return n ? b[n - 1] + rec(n - 1) : 0;
}
int sz(int n) {
    typedef int row[n];
    n = 100;
    row r;
    return sizeof(row) + sizeof r / sizeof *r;
}
int three(int a, int b, int c) {
    int v[a][b][c];
    v[a - 1][b - 1][c - 1] = 7;
    int (*p)[b][c] = v;
    return sizeof v + sizeof v[0] + sizeof v[0][0] + p[a - 1][b - 1][c - 1] +
           (int)((char *)&v[1][1][1] - (char *)v);
}
int loop(void) {
    int t = 0;
    for (int i = 1; i < 5; i++) {
        int a[i];
        for (int j = 0; j < i; j++)
            a[j] = j;
        t += a[i - 1];
        if (i == 3) continue;
        t += sizeof a;
    }
    return t;
}
int side(int n) {
    int k = n;
    int a[k++];
    return sizeof a + k;
}
int par(int n, int a[n], int b[static 2], int c[const]) { return a[n - 1] + b[1] + c[0] + sizeof a; }
int gt(int n) {
    int i = 0;
top:
    {
        int a[n + i];
        a[n + i - 1] = i;
        if (a[n + i - 1] < 3) {
            i++;
            goto top;
        }
        return a[n + i - 1] * 10 + sizeof a;
    }
}
int se(int n) { return sizeof(int[n]) + sizeof(char[n][2]) + sizeof(n++) * 0 + n; }
int main(void) {
    int n = 3, m = 4;
    int a[n][m];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            a[i][j] = i * m + j;
    printf("%d %d %d\n", sum(n, m, a), (int)sizeof a, (int)sizeof a[1]);
    double d[2][5];
    fill(2, 5, d);
    printf("%g\n", d[1][3]);
    printf("%d %d %d %d %d\n", rec(5), sz(6), three(2, 3, 4), loop(), side(5));
    int x[4] = {1, 2, 3, 4};
    printf("%d %d %d\n", par(4, x, x, x), gt(2), se(3));
    int (*p)[m] = a;
    p++;
    printf("%d %d %d\n", (*p)[1], p[1][2], (int)(p - a));
    int (*q)[n][m] = &a;
    printf("%d %d\n", (*q)[2][3], (int)sizeof *q);
    char s[n * 2];
    snprintf(s, sizeof s, "%s", "abcdefgh");
    puts(s);
    struct {
        int l;
        char *p;
    } st = {n, s};
    printf("%c\n", st.p[st.l]);
    int k = 2;
    int b[k], *pb = b + k;
    k = 9;
    printf("%d %d\n", (int)(pb - b), (int)sizeof b);
    {
        int c[k];
        c[8] = 5;
        printf("%d\n", c[8] + (int)sizeof c);
    }
    typeof(a) y;
    printf("%d\n", (int)sizeof y);
    memcpy(y, a, sizeof a);
    printf("%d\n", y[2][2]);
    return 0;
}
