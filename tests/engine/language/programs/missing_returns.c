#include <stdio.h>
#include <stdlib.h>
int add(int a, int b) { int c = a + b; }
int last(int n) { printf("%d\n", n); }
char *copy(const char *s) { char *t = malloc(10); t[0] = *s; t[1] = 0; printf("%s\n", t); }
int inner(void) { return 77; }
int outer(int x) { if (x) inner(); else last(123456); }
void none(void) { inner(); }
unsigned char narrow(int a) { int x = a + 255; }
void main(void) {
    printf("%d\n", add(2, 3));
    printf("%d\n", last(1234));
    printf("%d\n", (int)(long)copy("x"));
    printf("%d %d\n", outer(1), outer(0));
    printf("%d\n", narrow(2));
    none();
    printf("last\n");
}
