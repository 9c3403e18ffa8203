// quick_exit calls its own handlers and flushes nothing
#include <stdio.h>
#include <stdlib.h>
void a()
{
    printf("a\n");
    fflush(stdout);
}
void b()
{
    printf("b\n");
}
int main()
{
    atexit(b);
    at_quick_exit(a);
    at_quick_exit(a);
    printf("unflushed ");
    quick_exit(5);
}
