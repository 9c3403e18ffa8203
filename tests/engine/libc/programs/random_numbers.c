// rand, random with states, rand_r, drand48
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
int main()
{
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    srand(42);
    for (int i = 0; i < 40; i++)
        printf("%d ", rand());
    srand(0);
    printf("%d ", rand());
    srandom(1234567);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    unsigned s = 7;
    for (int i = 0; i < 10; i++)
        printf("%d ", rand_r(&s));
    puts("");
    static char st[256], st2[8], st3[40], st4[128];
    srand(5);
    rand();
    char *o = initstate(3, st, 256);
    for (int i = 0; i < 70; i++)
        printf("%ld ", random());
    char *o2 = initstate(9, st2, 8);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    printf("%d %d", o2 == st, initstate(4, st3, 40) == st2);
    for (int i = 0; i < 50; i++)
        printf("%ld ", random());
    initstate(4, st4, 128);
    for (int i = 0; i < 50; i++)
        printf("%ld ", random());
    setstate(st);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    setstate(o);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    setstate(st2);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    setstate(st3);
    for (int i = 0; i < 5; i++)
        printf("%ld ", random());
    printf("%p\n", initstate(1, st, 5));
    for (int i = 0; i < 3; i++)
        printf("%.17g %ld %ld\n", drand48(), lrand48(), mrand48());
    srand48(99);
    for (int i = 0; i < 3; i++)
        printf("%.17g %ld %ld\n", drand48(), lrand48(), mrand48());
    unsigned short x[3] = {1, 2, 3};
    for (int i = 0; i < 3; i++)
        printf("%.17g %ld %ld %d\n", erand48(x), nrand48(x), jrand48(x), x[0]);
    unsigned short *p = seed48(x);
    printf("%d %d %d %g\n", p[0], p[1], p[2], drand48());
    unsigned short pp[7] = {1, 2, 3, 4, 5, 6, 7};
    lcong48(pp);
    printf("%g %g\n", drand48(), erand48(x));
    srand48(99);
    printf("%g\n", drand48());
    for (int i = 0; i < 1000; i++)
        srand(i), printf("%d ", rand() % 100);
}
