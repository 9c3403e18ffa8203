#include <stdlib.h>

int twice(int n)
{
    return 2 * n;
}

int table[4];

int main(int argc, char **argv)
{
    int local = argc;
    char *name = argv[0];
    char *word = "word";
    int *small = malloc(100);
    int *large = malloc(1000000);
    int *gone = malloc(1000000);
    int (*call)(int) = twice;
    int *element = &table[2];
    int *here = &local;
    int *none = NULL;
    free(gone);
    *here = *element + call(2) + (small != large) + (name != word) + (none == gone);
    return 0;
}
