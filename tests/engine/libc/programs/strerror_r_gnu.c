// the GNU strerror_r
#define _GNU_SOURCE
#include <string.h>
#include <stdio.h>
int main()
{
    char b[50];
    printf("%s\n", strerror_r(2, b, 50));
    printf("%s\n", strerror_r(2, b, 5));
    printf("%s\n", strerror_r(9999, b, 50));
    puts(b);
}
