#include <stdio.h>
#include <string.h>

struct small { char c; short s; };
struct large { long v[5]; char name[11]; };
struct nested { struct small a[2]; union { int i; float f; }; int tail; };

static struct large fill(int n)
{
    struct large l = {{n, n + 1, n + 2}, "large"};
    return l;
}

static long total(struct large l)
{
    l.name[0] = 'L';
    return l.v[0] + l.v[1] + l.v[2] + l.v[3];
}

static struct nested bump(struct nested n)
{
    n.a[1].s++;
    n.i += 2;
    return n;
}

int main(void)
{
    struct large l = fill(3), m;
    struct nested n = {{{'a', 1}, {'b', 2}}, {40}, .tail = -1}, copies[3];

    m = l;
    m.v[4] = total(l);
    printf("%s %s %ld %ld\n", l.name, m.name, m.v[4], l.v[4]);
    for (int i = 0; i < 3; i++)
        copies[i] = i ? bump(copies[i - 1]) : n;
    printf("%d %d %d %d\n", copies[2].a[1].s, copies[2].i, copies[0].a[1].s, bump(n).tail);
    printf("%zu %zu %zu\n", sizeof(struct small), sizeof(struct large), sizeof(struct nested));
    struct nested *p = &copies[1];
    *p = n;
    p->a[0] = (struct small){'z', 9};
    printf("%c %d %d\n", copies[1].a[0].c, copies[1].a[0].s, memcmp(&copies[0], &n, sizeof n) == 0);
    return copies[2].i;
}
