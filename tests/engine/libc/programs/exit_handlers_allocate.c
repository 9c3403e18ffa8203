// the list of exit handlers grows on the heap after 31
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
void f()
{
}
void g(int s, void *a)
{
    printf("g %d %s\n", s, (char *)a);
}
int n;
void h()
{
    printf("h%d ", n++);
}
int main()
{
    setbuf(stdout, 0);
    char *a = malloc(24);
    for (int i = 0; i < 70; i++) {
        int r = atexit(h);
        a = malloc(24);
        printf("%d %lx\n", i, H(a));
    }
    on_exit(g, "hey");
    exit(7);
}
