// handlers of atexit and on_exit, registered and exiting while others run
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
void a()
{
    printf("a\n");
}
void b()
{
    printf("b\n");
    atexit(a);
}
void c()
{
    printf("c\n");
    exit(9);
}
void d(int s, void *p)
{
    printf("d %d %s\n", s, (char *)p);
}
int main()
{
    atexit(a);
    atexit(b);
    atexit(c);
    on_exit(d, "x");
    printf("bye\n");
    exit(300);
}
