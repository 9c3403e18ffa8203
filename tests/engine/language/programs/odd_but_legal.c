/* unusual but legal: lvalue-ness, sizeof, qualifiers, odd calls */
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>
#include <string.h>
struct p {
    int x, y;
};
struct w {
    struct p a[2];
    int n;
};
static struct w mk(int n) {
    struct w r = {{{n, n + 1}, {n + 2, n + 3}}, n};
    return r;
}
int *ip(void) {
    static int v = 5;
    return &v;
}
int id(int x) { return x; }
typedef int arr3[3];
arr3 *pa3(void) {
    static arr3 a = {7, 8, 9};
    return &a;
}
void vf(void) { return (void)0; }
int (*tbl(int i))(int) { return i ? id : abs; }
const char *const tab[][2] = {{"a", "b"}, {"c", "d"}};
int sum3(arr3 a) { return a[0] + a[1] + a[2]; }
_Bool flip(_Bool b) { return !b; }
noreturn void die(void) { exit(0); }
union pun {
    float f;
    uint32_t u;
};
static inline uint32_t fbits(float f) { return ((union pun){.f = f}).u; }
int g(void) {
    errno = 0;
    return errno == 0;
}
struct self {
    struct self *next;
    int (*fn)(struct self *);
    int k;
};
int selfn(struct self *s) { return s->next ? s->next->fn(s->next) + s->k : s->k; }
static int cnt;
int once(void) {
    static bool done;
    if (done) return 0;
    done = true;
    return ++cnt;
}
int main(int argc, char *argv[]) {
    printf("%d %d %d\n", mk(3).a[1].y, mk(1).n, (mk(5).a + 1)->x);
    *ip() = 9;
    (*ip())++;
    ++*ip();
    printf("%d\n", *ip());
    printf("%d %d\n", (*pa3())[2], sum3(*pa3()));
    (vf)();
    (*vf)();
    (**vf)();
    printf("%d %d\n", tbl(1)(4), tbl(0)(-4));
    printf("%s%s\n", tab[1][0], *tab[0]);
    printf("%d %d\n", flip(5), flip(0));
    printf("%08x %" PRIu32 "\n", fbits(1.5f), (uint32_t)7);
    struct self s2 = {0, selfn, 2}, s1 = {&s2, selfn, 1};
    printf("%d\n", s1.fn(&s1));
    printf("%d %d %d\n", once(), once(), cnt);
    int x = 3;
    (x) = 4;
    *(&x) += 1;
    *&x *= 2;
    printf("%d\n", x);
    int a[] = {1, 2, 3};
    2 [a] = 9;
    *(a + 1) = 8;
    printf("%d%d%d\n", a[0], 1 [a], a[2]);
    printf("%zu %zu %zu\n", sizeof(int[3]), sizeof a / sizeof a[0], sizeof(struct {
               char c;
               int i;
           }));
    printf("%zu %zu\n", sizeof(a + 0), sizeof(char[sizeof(long)]));
    int y = x, *const cp = &y;
    *cp = 7;
    printf("%d\n", y);
    x = y = 2;
    printf("%d %d\n", x, y);
    x += y -= 1;
    printf("%d %d\n", x, y);
    printf("%d\n", x == 3 ? y == 1 ? 10 : 20 : 30);
    printf("%d\n", (x > 1) + (y < 5) * 2);
    int i = 0;
    i = i++ ? 1 : 2;
    printf("%d\n", i);
    unsigned u = -1;
    printf("%d\n", u > 0 && -1 > 0u);
    char c = 'A';
    c |= 0x20;
    printf("%c %c\n", c, toupper(c));
    printf("%d\n", argc > 0 && argv[argc] == NULL);
    long l = 1L << 40;
    int t = (int)l;
    printf("%d %ld\n", t, l >> 38);
    printf("%d\n", ({
               int q = 4;
               q *q;
           }));
    for (struct {
             int i;
             char c;
         } it = {0, 'x'};
         it.i < 3; it.i++)
        putchar(it.c + it.i);
    puts("");
    switch (sizeof(long)) {
    case 8:
        puts("LP64");
    }
    enum { K = 3 };
    int arrk[K] = {[K - 1] = K};
    printf("%d\n", arrk[2]);
    printf("%d\n", g());
    void *vp = &x;
    printf("%d\n", *(int *)vp + ((char *)vp)[1]);
    struct p *pp = &(struct p){1, 2};
    pp->x = pp->y;
    printf("%d\n", pp->x);
    struct p ps[] = {{1, 2}, {3, 4}}, *q = ps;
    printf("%d %d %d\n", q++->y, q->x, (*q).y);
    printf("%d\n", (int)(&ps[1] - ps));
    alignas(16) char buf[3];
    printf("%d %zu\n", (int)((uintptr_t)buf % 16), alignof(double));
    int m[2][3] = {{1}, {4, 5}};
    int (*r)[3] = m + 1;
    printf("%d %d %d\n", (*r)[1], *r[0], m[1][0]);
    static_assert(K == 3, "k");
    assert(x);
    int n = 0;
    n += n++ + 1;
    printf("%d\n", n);
    printf("%d %d\n", 'a' < 'b', "ab"[0] == *"a");
    {
        int x = x = 5;
        printf("%d\n", x);
    }
    goto end;
    {
        int dead = 1;
    end:
        printf("%d\n", K);
        (void)dead;
    }
    if (argc)
        ;
    else
        puts("x");
    do {
        if (x) continue;
    } while (0);
    printf("%d\n", strcmp("a", "a") ?: 7);
    die();
    return 5;
}
