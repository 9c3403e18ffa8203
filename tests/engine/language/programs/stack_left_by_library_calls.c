/* What calls of the library leave below the caller's frame: the next function finds it in its variables. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static unsigned long left(int which) { unsigned long words[4]; return words[4 - which]; }
static void set(long x) { long words[4] = {x, x, x, x}; }
static int *dead(void) { int x = 42; int *p = &x; return p; }
int main(int argc, char **argv, char **envp)
{
    unsigned long fp = (unsigned long)__builtin_frame_address(0), one, two, three, four;
    set(7);
    puts("by puts");
    one = left(1), two = left(2), three = left(3), four = left(4);
    printf("%d %lu %d %d\n", one == (unsigned long)envp, two, three == fp, four == (unsigned long)argv);
    set(7);
    printf("by printf, which is known\n");
    one = left(1), two = left(2), three = left(3), four = left(4);
    printf("%d %lu %d %d\n", one == (unsigned long)envp, two, three == fp, four == (unsigned long)argv);
    set(7);
    printf("%d\n", argc);
    one = left(1), two = left(2), three = left(3);
    printf("%lu %lu %lu\n", one, two, three);
    set(9);
    putchar('\n');
    one = left(1), two = left(2), three = left(3), four = left(4);
    printf("%lu %d %d %lu\n", one, two == fp, three == (unsigned long)argv, four);
    set(7);
    getpid();
    one = left(1), two = left(2), three = left(3);
    printf("%03lx %d %lu\n", one & 0xfff, two == (unsigned long)argv, three);
    set(7);
    malloc(8);
    one = left(1), two = left(2);
    printf("%d %d\n", one == fp, two == (unsigned long)argv);
    int *p = dead();
    getppid();
    printf("%d\n", *p == 42);
    return 0;
}
