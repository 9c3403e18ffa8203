#include <stddef.h>
#include <stdio.h>
int g;
int a1[(size_t)&((struct {
           char c;
           int x;
       } *)0)
           ->x];
int a2[__builtin_offsetof(
    struct {
        char c;
        double x;
    },
    x)];
int a3[__builtin_constant_p(3) ? 2 : 3];
int a4[1 || g ? 3 : 4];
int a5[sizeof(g + 1.0)];
int a6[(int)3.99];
int a7[__builtin_strlen("hello")];
int a8[-1 < 0u ? 1 : 2];
int a9[4];
enum { Q = sizeof(int[3]), R = 0 && 1 / 0 };
char c1[3] = "abc", c2[] = {"abc"}, c3[2][3] = {"ab", "cd"}, *cp = &c1[1], *cq = c1 + 2;
int off = (int)sizeof(c3);
struct S {
    int a, b;
} s1 = {.b = 3}, *sp = &s1;
int *ip = &s1.b;
double dz = 1 / 3.0;
float fz = 0.1f + 0.2f;
int big = 1 ? 3 : 1 / 0;
long diff = (long)&((struct S *)0)->b;
int (*fp)(const char *, ...) = printf;
int (*fp2)(const char *, ...) = &printf;
int *np = 0;
void *vp = (void *)16;
int *pp = (int *)&s1 + 1;
unsigned char uc = 300;
signed char sc = 200;
_Bool bb = 5;
_Bool bp = &g;
int neg = -1u >> 31;
int main(void) {
    printf("%d %d %d %d %d %d %d %d %d %d %d\n", (int)sizeof a1 / 4, (int)sizeof a2 / 4, (int)sizeof a3 / 4,
           (int)sizeof a4 / 4, (int)sizeof a5 / 4, (int)sizeof a6 / 4, (int)sizeof a7 / 4, (int)sizeof a8 / 4,
           (int)sizeof a9 / 4, Q, R);
    printf("%.3s %s %d %c %c %d %d %d\n", c1, c2, (int)sizeof c3, *cp, *cq, off, sp->b, *ip);
    printf("%.17g %.9g %d %ld %d %p %d %d %d %d %d %d\n", dz, fz, big, diff, fp == fp2, vp, *pp, uc, sc, bb,
           bp, neg);
    printf("%.17g %.17g %d\n", (double)(float)0.1, 0.1f * 3, (float)0.1 == 0.1);
    printf("%d %d %d\n", (int)(char)200, (unsigned char)-1, (short)70000);
    printf("%d %u %ld\n", (int)3e10, (unsigned)-1.0, (long)1e30);
    float f = 16777217;
    double d = 16777217;
    printf("%d %d\n", (int)f, f == d);
    printf("%d\n", 5 / 2 * -1 % 3);
    printf("%g %g\n", 1.0f / 3, 1 / 3.0f);
    printf("%d %d\n", (int)sizeof(1 ? 1 : 2.0), (1 ? -1 : 1u) > 0);
    return 0;
}
