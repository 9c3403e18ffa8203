#include <stdlib.h>

int main(void)
{
    char *tiny = malloc(1);
    char *page = malloc(4096);
    char *almost = malloc(100 * 1024);
    char *over = malloc(129 * 1024);
    char *huge = calloc(1024, 1024);
    char *grown = realloc(tiny, 500 * 1024);
    page[0] = almost[0] = over[0] = huge[0] = grown[0] = 1;
    return 0;
}
