// strings with numbers in them
#define _GNU_SOURCE
#include <string.h>
#include <stdio.h>
#include <stdlib.h>
int main()
{
    char *al = "019a";
    char a[8], b[8];
    srand(7);
    for (int i = 0; i < 6000; i++) {
        int n = rand() % 6, m = rand() % 6;
        for (int k = 0; k < n; k++)
            a[k] = al[rand() % 4];
        a[n] = 0;
        for (int k = 0; k < m; k++)
            b[k] = al[rand() % 4];
        b[m] = 0;
        int r = strverscmp(a, b);
        printf("%s %s %d\n", a, b, r > 0 ? 1 : r < 0 ? -1 : 0);
    }
}
