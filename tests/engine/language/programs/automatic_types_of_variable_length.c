#include <stdio.h>
int main(void) {
    int n = 3;
    __auto_type x = ({
        int a[n];
        a[0] = 5;
        a[0] + n;
    });
    printf("%d\n", x);
    __auto_type y = ({
        int (*p)[n] = 0;
        p;
    });
    printf("%zu\n", sizeof *y);
    __auto_type d = 2.5;
    printf("%g\n", d);
    return 0;
}
