#include <stdlib.h>

int main(void)
{
    char *p = malloc(1);
    char *q = malloc(24);
    char *r = malloc(25);
    return p == q || q == r;
}
