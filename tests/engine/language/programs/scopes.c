#include <stdio.h>
int x = 1, tent;
int tent;
extern int ext;
static int st;
static int st = 5;
int ext = 9;
typedef int T;
int f(T T);
struct S {
    int a;
};
void proto(int (*)(int), int[], char *[]);
int arr[];
int arr[3];
extern int arr[];
static int sf(void);
int f(T T) { return T * 2; }
int g(void) {
    static int n;
    static int k = 10;
    return n++ + k--;
}
int h(void) {
    static int n = 100;
    return n++;
}
int shadow(int x) {
    {
        int x = 5;
        {
            int x = 7;
            x++;
        }
        x++;
        return x;
    }
}
T typ(void) {
    T a = 1;
    {
        int T = 3;
        a += T;
    }
    {
        typedef char T;
        a += sizeof(T);
    }
    return a;
}
int blk(void) {
    extern int x;
    int y = x;
    {
        int x = 10;
        {
            extern int x;
            y += x;
        }
    }
    return y;
}
int tag(void) {
    struct S {
        char c[10];
    };
    int r = sizeof(struct S);
    {
        struct S;
        struct S {
            short s;
        };
        r += sizeof(struct S);
    }
    return r;
}
int lab(int a) {
    int a_ = a;
    goto a;
a:
    return a_ + 1;
}
int member(void) {
    struct x {
        int x;
    } x = {4};
    struct {
        struct x x;
    } y = {{6}};
    return x.x + y.x.x;
}
int fornest(void) {
    int i = 0, s = 0;
    for (int i = 0; i < 3; i++) {
        int i = 10;
        s += i;
    }
    return s + i;
}
int self(void) {
    int v = v = 3;
    return v;
}
int sz(void) {
    int a[sizeof(int)], b = sizeof a;
    char sizeof_a[sizeof a];
    return b + sizeof sizeof_a;
}
int fnptr(void) {
    int f = 4;
    int (*p)(void) = g;
    return f + (p == g);
}
static int sf(void) { return st; }
int fwd(void) {
    int later(int);
    return later(3);
}
int later(int q) { return q + 100; }
int comma(void) {
    int a = 1, b = a + 1, *c = &b, d[2] = {a, b};
    return *c + d[1];
}
int cond_decl(void) {
    if (1) {
        int q = 1;
        return q;
    } else {
        int q = 2;
        return q;
    }
}
enum E { x1 = 1 };
int en(void) {
    enum E { x1 = 9 };
    return x1;
}
int main(void) {
    printf("%d %d %d %d %d\n", x, tent, ext, st, f(4));
    printf("%d %d %d\n", g(), g(), g());
    printf("%d %d\n", h(), h());
    printf("%d %d %d %d %d %d %d\n", shadow(1), typ(), blk(), tag(), lab(1), member(), fornest());
    printf("%d %d %d %d %d %d %d %d %d\n", self(), sz(), fnptr(), sf(), fwd(), comma(), cond_decl(), en(),
           (int)sizeof arr);
    return 0;
}
