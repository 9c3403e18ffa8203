#include <stdio.h>

int main(int argc, char **argv)
{
    argv[0][0] = 'X';
    printf("%d %c\n", argc, argv[0][0]);
    return 0;
}
