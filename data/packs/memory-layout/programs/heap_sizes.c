#include <stdlib.h>

int main(void)
{
    int ready = 1;
    char *one = malloc(1000);
    char *two = malloc(100 * 1000);
    char *three = malloc(100 * 1000);
    char *four = malloc(200 * 1000);
    one[0] = two[0] = three[0] = four[0] = ready;
    return 0;
}
