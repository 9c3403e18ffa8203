#include <stdio.h>
static char buf[400];
int main(void) {
    int i = 0, j;
    j = sizeof(typeof(*(++i, (char (*)[i + 2]) buf)));
    printf("%d %d\n", i, j);
    int n = 3;
    int v[n];
    typeof(v) w;
    printf("%zu\n", sizeof w);
    typeof(&v) pv = &v;
    n = 9;
    printf("%zu %zu\n", sizeof *pv, sizeof v);
    void *p = buf;
    (void)(typeof((int (*)[(i = 7)]) p))p;
    printf("%d\n", i);
    typeof((int (*)[i++])p) q = p;
    printf("%zu %d\n", sizeof *q, i);
    printf("%zu %d\n", sizeof(int[i++]) + sizeof(char[n]), i);
    int k = sizeof(int[n++][2]);
    printf("%d %d\n", k, n);
    printf("%zu\n", sizeof *({
               n = 10;
               int x[n];
               &x;
           }));
    return 0;
}
