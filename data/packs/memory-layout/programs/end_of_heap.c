#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char *block = malloc(100);
    char *end = sbrk(0);
    char *last = end - 1;
    block[0] = *last;
    return argv[argc] != NULL;
}
