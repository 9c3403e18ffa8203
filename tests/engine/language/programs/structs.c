#include <stdio.h>
#include <string.h>
struct in {
    char c;
    short s;
};
struct out {
    struct in a[2];
    int n;
    union {
        long l;
        double d;
        char b[12];
    } u;
} o;
typedef struct node {
    int v;
    struct node *next;
} Node;
struct bits {
    unsigned a : 3, b : 5;
    signed c : 4;
    unsigned : 0;
    unsigned d : 17;
    long e : 33;
    _Bool f : 1;
    unsigned char g : 7;
} bf;
struct in ret(int x) {
    struct in r = {x, x * 2};
    return r;
}
int sum(struct out q) {
    q.n++;
    return q.a[0].c + q.a[1].s + q.n;
}
struct out *self(struct out *p) {
    p->n += 5;
    return p;
}
struct arr {
    int x[4];
} ra(int n) {
    struct arr t;
    for (int i = 0; i < 4; i++)
        t.x[i] = n * i;
    return t;
}
Node *push(Node *h, Node *n) {
    n->next = h;
    return n;
}
struct {
    int a;
} anon1, anon2;
struct onlyfwd;
struct onlyfwd *fp;
struct f1 {
    float f;
} rf(float x) { return (struct f1){x * 2}; }
struct d2 {
    double a, b;
} rd(double x) { return (struct d2){x, -x}; }
struct mx {
    int i;
    float f;
} rm(int i) { return (struct mx){i, i / 2.0f}; }
union uu {
    char c[20];
    int i;
} ru(void) {
    union uu u;
    strcpy(u.c, "union");
    return u;
}
int main(void) {
    struct out x = {{{1, 2}, {3, 4}}, 5, {6}}, y = x;
    y.a[1] = ret(9);
    y.u.d = 2.5;
    printf("%d %d %ld %g\n", x.a[1].s, y.a[1].s, x.u.l, y.u.d);
    printf("%d %d\n", sum(x), x.n);
    printf("%d %d\n", self(&x)->n, self(self(&x))->n);
    printf("%d %d\n", ret(4).s, ra(3).x[2]);
    x = y;
    x.a[0] = x.a[1];
    printf("%d %d\n", x.a[0].s, memcmp(&x.a[0], &x.a[1], sizeof x.a[0]));
    struct out *p = &x, **pp = &p;
    (*pp)->a[1].c = 7;
    (**pp).n = 1;
    printf("%d %d %d\n", x.a[1].c, p[0].n, (int)sizeof(*pp)->a);
    Node a = {1}, b = {2}, c = {3}, *h = 0;
    h = push(push(push(h, &a), &b), &c);
    for (Node *q = h; q; q = q->next)
        printf("%d ", q->v);
    puts("");
    bf.a = 9;
    bf.b = -1;
    bf.c = 7;
    bf.c++;
    bf.d = 1 << 16;
    bf.d <<= 1;
    bf.e = 1L << 32;
    bf.f = 4;
    bf.g = 300;
    printf("%d %d %d %d %ld %d %d %d\n", bf.a, bf.b, bf.c, bf.d, (long)bf.e, bf.f, bf.g, (int)sizeof bf);
    bf.a--;
    --bf.b;
    bf.c -= 20;
    bf.e++;
    bf.a += bf.b = 3;
    printf("%d %d %d %ld %d\n", bf.a, bf.b, bf.c, (long)bf.e, bf.a > -1);
    printf("%d %d\n", bf.b++, ++bf.b);
    anon1.a = 3;
    anon2.a = anon1.a;
    printf("%d\n", anon2.a);
    printf("%g %g %d %g %s\n", rf(1.5f).f, rd(3).b, rm(5).i, rm(5).f, ru().c);
    struct arr t = ra(1), *tp = &t;
    int *ip = tp->x + 1;
    ip[1] = 50;
    printf("%d %d\n", t.x[2], *(ra(2).x + 3));
    struct {
        int k;
        struct {
            char s[4];
        } in[2];
    } nest = {1, {{"ab"}, {"cd"}}};
    printf("%s%s %d\n", nest.in[0].s, nest.in[1].s, (int)sizeof nest);
    struct in ar[3] = {[1] = {5, 6}}, *ap = ar;
    ap++;
    printf("%d %d\n", ap->c, ap[1].s);
    ap->s += 10, (ap - 1)->c = 2;
    printf("%d %d %ld\n", ar[1].s, ar[0].c, (long)(ap - ar));
    struct bits bz = bf, *bp = &bz;
    bp->d = 5;
    printf("%d %d\n", bz.d, bf.d);
    struct out zero = {0};
    printf("%d\n", memcmp(&zero, &o, sizeof o));
    int flag = 1;
    struct in cond = flag ? ret(1) : ar[1];
    printf("%d %d\n", cond.s, (flag ? ar[1] : cond).s);
    struct in comma = (flag++, ret(flag));
    printf("%d\n", comma.c);
    return 0;
}
