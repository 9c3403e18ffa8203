// topic: perror allocates a stream for a moment
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    char *a = malloc(24);
    errno = 2;
    perror("x");
    char *b = malloc(24);
    printf("%td\n", b - a);
    char *c = malloc(472);
    printf("%td\n", c - b);
    perror("y");
    char *d = malloc(24);
    printf("%td\n", d - c);
}
