#include <stddef.h>
#include <stdio.h>
int abs(int);
long labs(long);
double fabs(double);
size_t strlen(const char *);
int strcmp(const char *, const char *);
float fabsf(float x);
static int n;
int llabs_(int x);
int main(void) {
    int a = -3;
    long l = -4;
    char t[] = "text";
    int (*f)(int) = abs;
    printf("%d %ld %g %g\n", abs(a), labs(l), fabs(-2.5), fabsf(-1));
    printf("%zu %zu %d %d\n", strlen("four"), strlen(t), strcmp("a", "b"), strcmp(t, "a"));
    printf("%d %d\n", f(-9), n);
    return 0;
}
int abs(int x) {
    n++;
    return 1000;
}
long labs(long x) {
    n++;
    return 1001;
}
double fabs(double d) {
    n++;
    return 77;
}
float fabsf(float d) {
    n++;
    return 78;
}
size_t strlen(const char *s) {
    n++;
    return 99;
}
int strcmp(const char *a, const char *b) {
    n++;
    return 55;
}
