// topic: stdout points to another stream, and then nowhere
#include <stdio.h>
int main(void)
{
    fprintf(stderr, "a\n");
    stdout = stderr;
    puts("to stderr"); printf("%d\n", 5); putchar('x'); fflush(stdout);
    stdout = NULL;
    puts("gone");
    return 0;
}
