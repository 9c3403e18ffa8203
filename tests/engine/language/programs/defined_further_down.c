#include <stdio.h>
void error(char *);
int index(int a);
int puts2();
int nofun(int);
extern int noobj;
extern const int ca[3];
typedef int A[3];
extern A const ca;
int act(void) { return 7; }
int sf(int a) { return a; }
int f(void) {
    extern int later;
    return later;
}
int main(void) {
    error("x");
    printf("%d %d\n", index(3), puts2(4));
    int (*p)(int) = index;
    printf("%d\n", p(-9));
    printf("%zu %zu %zu %d\n", sizeof nofun(1), sizeof noobj, sizeof ca, f());
    void *fp = act;
    int a = ((__attribute__((noinline)) int (*)(void))fp)(),
        b = ((int(__attribute__((noinline)) *)(void))fp)();
    printf("%d %d %d\n", a, b, ((int (*)(int))sf)(4));
    return 0;
}
void error(char *s) { printf("E %s\n", s); }
int index(int a) { return a * 2; }
int puts2(int a) { return a + 1; }
int later = 4;
