#include <stdlib.h>

int main(void)
{
    char *one = malloc(1);
    char *two = malloc(24);
    char *three = malloc(25);
    char *four = malloc(40);
    char *five = malloc(41);
    one[0] = two[0] = three[0] = four[0] = five[0] = 1;
    return 0;
}
