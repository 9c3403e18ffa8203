// setenv, putenv, unsetenv, clearenv, and the blocks that they take from the heap
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
int main()
{
    setbuf(stdout, 0);
    char *a = malloc(24);
    printf("%lx\n", H(a));
    setenv("FOO", "bar", 1);
    char *b = malloc(24);
    printf("%lx %lx %lx\n", H(b), H(environ), H(getenv("FOO")));
    setenv("FOO", "barbaz", 1);
    char *c = malloc(24);
    printf("%lx %lx\n", H(c), H(getenv("FOO")));
    setenv("FOO", "bar", 1);
    c = malloc(24);
    printf("%lx %lx\n", H(c), H(getenv("FOO")));
    setenv("FOO", "zzz", 0);
    c = malloc(24);
    printf("%lx %lx\n", H(c), H(getenv("FOO")));
    putenv("XX=1");
    c = malloc(24);
    printf("%lx %lx %s\n", H(c), H(environ), getenv("XX"));
    setenv("LONG", "0123456789012345678901234567890123456789012345678901234567890123456789", 1);
    c = malloc(24);
    printf("%lx %lx %lx\n", H(c), H(environ), H(getenv("LONG")));
    unsetenv("FOO");
    c = malloc(24);
    printf("%lx\n", H(c));

    printf("%d\n", setenv("", "x", 1));
    perror("a");
    printf("%d\n", setenv("a=b", "x", 1));
    perror("b");
    printf("%d\n", putenv("FOO"));
    printf("%d\n", unsetenv(""));
    perror("c");
    clearenv();
    printf("%p\n", environ);
    c = malloc(24);
    printf("%lx\n", H(c));
    printf("%p\n", getenv("FOO"));
    setenv("Q", "1", 1);
    printf("%lx %lx\n", H(environ), H(getenv("Q")));
    for (int i = 0; i < 5; i++) {
        char n[10];
        sprintf(n, "V%d", i);
        setenv(n, n, 1);
        c = malloc(24);
        printf("%lx %lx %lx\n", H(c), H(environ), H(getenv(n)));
    }
    exit(3);
}
