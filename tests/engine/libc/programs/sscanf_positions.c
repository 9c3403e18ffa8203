/* Arguments of scanf by their position, also beside some without. */
#include <stdio.h>

int main(void) {
    int a = 0, b = 0, c = 0;
    char s[9];

    printf("%d ", sscanf("7 8 hey", "%2$d %1$d %3$8s", &a, &b, s));
    printf("%d %d %s\n", a, b, s);
    printf("%d ", sscanf("1 2 3", "%3$d %*d %1$d", &a, &b, &c));
    printf("%d %d %d\n", a, b, c);
    printf("%d ", sscanf("4 5 6", "%2$d %d %d", &a, &b));
    printf("%d %d\n", a, b);
    return 0;
}
