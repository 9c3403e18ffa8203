#include <stdio.h>
int c[] = (int[]){[2] = 6, 7, 8};
int d[] = (int[3]){1};
int e[] = (int[]){1, 2};
struct foo {
    char a;
};
int sfoo(void) {
    if (sizeof(struct foo {
            int a;
            double b;
        }))
        (void)0;
    return sizeof(struct foo);
}
int wfoo(void) {
    int n = 0;
    while (n < (int)sizeof(struct foo { int a[5]; }))
        n += sizeof(struct foo);
    switch (sizeof(struct foo { int a[3]; })) {
    case 12:
        n += 100 * sizeof(struct foo);
    }
    do
        n++;
    while (sizeof(struct foo { long q[2]; }) == 0);
    return n * 1000 + sizeof(struct foo);
}
int main(void) {
    printf("%zu %zu %zu %d\n", sizeof c, sizeof d, sizeof e, c[2]);
    printf("%d %d\n", sfoo(), wfoo());
    printf("%zu\n", sizeof(struct foo));
    printf("%zu\n", sizeof(struct foo));
}
