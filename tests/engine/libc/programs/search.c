// tsearch, hsearch, lsearch and lists
#define _GNU_SOURCE
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define H(x) ((unsigned long)(x) & 0xfffff)
int ci(const void *a, const void *b)
{
    return *(int *)a - *(int *)b;
}
void act(const void *n, VISIT v, int d)
{
    if (v == postorder || v == leaf)
        printf("%d@%d ", **(int **)n, d);
}
void act2(const void *n, VISIT v, int d)
{
    printf("%d/%d ", v, d);
}
void fr(void *k)
{
    printf("f%d ", *(int *)k);
}
struct N {
    struct N *n, *p;
    int v;
};
int main()
{
    setbuf(stdout, 0);
    void *root = 0;
    int k[200];
    srand(1);
    for (int i = 0; i < 200; i++) {
        k[i] = rand() % 1000;
        int **r = tsearch(&k[i], &root, ci);
        if (i < 10)
            printf("%d %lx\n", *r == &k[i], H(r));
        if (i % 40 == 0) {
            twalk(root, act);
            puts("");
        }
    }
    twalk(root, act);
    puts("");
    twalk(root, act2);
    puts("");
    for (int i = 0; i < 150; i++) {
        int x = rand() % 1000;
        int **f = tfind(&x, &root, ci);
        void *d = tdelete(&x, &root, ci);
        printf("%d%d ", f != 0, d != 0);
        if (i % 30 == 0) {
            twalk(root, act);
            puts("");
        }
    }
    for (int i = 0; i < 180; i += 2)
        tdelete(&k[i], &root, ci);
    twalk(root, act);
    puts("");
    tdestroy(root, fr);
    puts("");
    hcreate(20);
    char names[30][8];
    for (int i = 0; i < 25; i++) {
        sprintf(names[i], "key%d", i);
        ENTRY e = {names[i], (void *)(long)i}, *r = hsearch(e, ENTER);
        printf("%d ", r != 0);
    }
    for (int i = 0; i < 30; i++) {
        char b[8];
        sprintf(b, "key%d", i);
        ENTRY e = {b, 0}, *r = hsearch(e, FIND);
        printf("%ld ", r ? (long)r->data : -1L);
    }
    hdestroy();
    int a[10] = {5, 3, 9};
    size_t n = 3;
    int x = 9;
    printf("%ld ", (long)((int *)lfind(&x, a, &n, 4, ci) - a));
    x = 7;
    printf("%p ", lfind(&x, a, &n, 4, ci));
    printf("%ld %zu\n", (long)((int *)lsearch(&x, a, &n, 4, ci) - a), n);
    struct N q[4] = {{0, 0, 0}, {0, 0, 1}, {0, 0, 2}, {0, 0, 3}};
    insque(&q[0], 0);
    insque(&q[1], &q[0]);
    insque(&q[2], &q[0]);
    insque(&q[3], &q[1]);
    for (struct N *p = q; p; p = p->n)
        printf("%d ", p->v);
    remque(&q[2]);
    for (struct N *p = q; p; p = p->n)
        printf("%d ", p->v);
}
