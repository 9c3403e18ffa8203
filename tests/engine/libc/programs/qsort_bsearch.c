// the comparisons of qsort, its order of equal elements and its memory
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct S {
    int k;
    char pad[4];
    int id;
};
struct B {
    int k;
    char pad[60];
    int id;
};
int calls;
int c1(const void *a, const void *b)
{
    calls++;
    return ((struct S *)a)->k - ((struct S *)b)->k;
}
void *base;
int cb(const void *a, const void *b)
{
    calls++;
    printf("(%ld,%ld)", (long)((struct B *)a - (struct B *)base), (long)((struct B *)b - (struct B *)base));
    return ((struct B *)a)->k - ((struct B *)b)->k;
}
int ci(const void *a, const void *b)
{
    printf("[%d %d]", *(int *)a, *(int *)b);
    return *(int *)a - *(int *)b;
}
int cs(const void *a, const void *b)
{
    return strcmp(*(char **)a, *(char **)b);
}
int cr(const void *a, const void *b, void *x)
{
    (*(int *)x)++;
    return *(int *)b - *(int *)a;
}
#define H(x) ((unsigned long)(x) & 0xfffff)
int main()
{
    setbuf(stdout, 0);
    struct S s[100];
    struct B b[20];
    srand(3);
    for (int i = 0; i < 100; i++) {
        s[i].k = rand() % 10;
        s[i].id = i;
    }
    qsort(s, 100, sizeof *s, c1);
    printf("%d:", calls);
    for (int i = 0; i < 100; i++)
        printf("%d/%d ", s[i].k, s[i].id);
    for (int i = 0; i < 20; i++) {
        b[i].k = rand() % 5;
        b[i].id = i;
    }
    base = b;
    calls = 0;
    qsort(b, 20, sizeof *b, cb);
    printf("%d:", calls);
    for (int i = 0; i < 20; i++)
        printf("%d/%d ", b[i].k, b[i].id);
    int a[] = {5, 2, 9, 1, 5, 6, 3, 8, 7};
    qsort(a, 9, 4, ci);
    for (int i = 0; i < 9; i++)
        printf("%d ", a[i]);
    int key = 6;
    int *f = bsearch(&key, a, 9, 4, ci);
    printf("\n%ld\n", (long)(f - a));
    key = 4;
    printf("%p\n", bsearch(&key, a, 9, 4, ci));
    char *w[] = {"pear", "apple", "fig", "banana"};
    qsort(w, 4, 8, cs);
    for (int i = 0; i < 4; i++)
        puts(w[i]);
    int n = 0;
    qsort_r(a, 9, 4, cr, &n);
    printf("%d %d\n", n, a[0]);
    int *big = malloc(4000);
    void *p1 = malloc(24);
    for (int i = 0; i < 1000; i++)
        big[i] = rand();
    qsort(big, 1000, 4, c1);
    void *p2 = malloc(24);
    printf("%lx %lx\n", H(p1), H(p2));
    qsort(big, 256, 4, c1);
    p2 = malloc(24);
    printf("%lx\n", H(p2));
    qsort(big, 255, 4, c1);
    p2 = malloc(24);
    printf("%lx\n", H(p2));
    p1 = malloc(4000 - 8);
    free(p1);
    qsort(a, 0, 4, ci);
    qsort(a, 1, 4, ci);
}
