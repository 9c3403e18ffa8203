#include <stdio.h>
__attribute__((section("mysec"))) int a = 1;
__attribute__((section("mysec"))) int b = 2;
extern int __start_mysec[], __stop_mysec[];
int main(void) {
    int s = 0;
    for (int *p = __start_mysec; p < __stop_mysec; p++)
        s += *p;
    printf("%d %d\n", s, (int)(__stop_mysec - __start_mysec));
    return 0;
}
