// the POSIX strerror_r
#include <string.h>
#include <stdio.h>
int main()
{
    char b[50];
    printf("%d %s\n", strerror_r(2, b, 50), b);
    printf("%d %s\n", strerror_r(2, b, 5), b);
    printf("%d\n", strerror_r(9999, b, 50));
    puts(b);
}
