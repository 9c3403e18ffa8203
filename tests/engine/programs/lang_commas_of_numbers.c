#include <stdio.h>
#include <limits.h>
int main(void){ int x=INT_MAX; long y=LONG_MAX;
 printf("%d\n", 0 >= 4 + (0, LONG_MAX));
 printf("%d\n", x + (0, 1) > x);
 printf("%d\n", (0, x) + 1 > x);
 printf("%d\n", (x, 4) + y > 0);
 printf("%d\n", 4 + (0, y) > 0);
 printf("%d\n", (x++, 4) + y > 0);
 printf("%d\n", 0 < (0, INT_MAX) + 1);
 printf("%d\n", x / (0, x));
 int z = 0;
 printf("%d\n", (0, 1) / (z, 1));
 printf("%d\n", -(0, INT_MIN) > 0);
 printf("%d\n", (0, 3) * x > 0);
 return 0; }
