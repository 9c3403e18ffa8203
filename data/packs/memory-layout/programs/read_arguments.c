#include <stdio.h>

int main(int argc, char **argv)
{
    char *name = argv[0];
    int count = argc;
    printf("%d %s\n", count, name);
    return 0;
}
