#include <stdio.h>
static int trace(int n, int m[n][n]) {
    int s = 0;
    for (int i = 0; i < n; i++)
        s += m[i][i];
    return s;
}
static void tr(int r, int c, int a[r][c], int b[c][r]) {
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++)
            b[j][i] = a[i][j];
}
static void show(int n, int (*p)[n], int rows) {
    for (int i = 0; i < rows; i++, p++) {
        for (int j = 0; j < n; j++)
            printf("%d ", (*p)[j]);
        puts("");
    }
}
static int (*row(int (*m)[3], int i))[3] { return m + i; }
int main(void) {
    int n = 3;
    int m[n][n];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            m[i][j] = i * n + j;
    printf("%d %zu %zu\n", trace(n, m), sizeof m, sizeof m[0]);
    int a[2][3] = {{1, 2, 3}, {4, 5, 6}}, b[3][2];
    tr(2, 3, a, b);
    show(2, b, 3);
    show(3, a, 2);
    printf("%d\n", (*row(a, 1))[2]);
    int *flat = &a[0][0];
    printf("%d %td\n", flat[4], &a[1][2] - flat);
    int (*pa)[2][3] = &a;
    printf("%d %zu\n", (*pa)[1][0], sizeof *pa);
    char s[][6] = {"one", "three", "five"};
    printf("%s %zu %c\n", s[1], sizeof s, *(*(s + 2) + 3));
    int k = 2;
    int (*vp)[k + 1] = a;
    k = 10;
    printf("%zu %d\n", sizeof *vp, vp[1][1]);
    typedef int R[n];
    n = 7;
    R r;
    printf("%zu\n", sizeof r);
    for (int q = 1; q < 4; q++) {
        int z[q];
        z[q - 1] = q;
        printf("%zu ", sizeof z + z[q - 1]);
    }
    puts("");
    printf("%zu %d\n", sizeof(int[k++]), k);
    return 0;
}
