#include <stdio.h>
typedef struct {
} E;
struct P {
    int x, y;
};
struct L {
    struct P a, b;
    int z[2];
};
struct P p = (struct P){1, 2};
struct L l = {(struct P){3, 4}, {5, 6}, {7}};
struct L m = {.b = (struct P){.y = 9}, .a.x = 1};
struct C {
    char a;
    E e;
    char b;
} c = {(1), (E){}, 2};
struct P *q = &(struct P){7, 8};
int *r = (int[]){1, 2, 3};
static const struct P t[] = {(struct P){1, 2}, (struct P){3, 4}};
void v(void *p) {
    *p;
    (void)*p;
    1 ? *p : *p;
    &*p;
}
int main(void) {
    static struct P s = (struct P){11, 12};
    printf("%d %d %d %d %d %d %d %d %d %d %d %d\n", p.x, p.y, l.a.y, l.b.x, l.z[0], m.b.y, m.a.x, c.a, c.b,
           q->y, r[2], t[1].x + s.y);
    v(&s);
    struct {
        int f : _Generic(1, int: 5, default: 2);
    } g = {15};
    int arr[_Generic(2.0, double: 3, default: 1)];
    enum { K = _Generic('a', int: 4, char: 5) };
    printf("%d %zu %d\n", g.f, sizeof arr, K);
    switch (4) { case _Generic(1, int: 4): puts("case");
    }
}
