#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* interpreter, hash, matrix, big numbers, string processing: the look of textbook programs */
typedef struct Token {
    enum { NUM, OP, LP, RP, END } kind;
    union {
        double num;
        char op;
    };
} Token;
static const char *src;
static Token cur;
static void next(void) {
    while (*src == ' ')
        src++;
    if (!*src) {
        cur.kind = END;
        return;
    }
    if (*src >= '0' && *src <= '9') {
        cur.kind = NUM;
        cur.num = strtod(src, (char **)&src);
        return;
    }
    if (*src == '(')
        cur.kind = LP;
    else if (*src == ')')
        cur.kind = RP;
    else {
        cur.kind = OP;
        cur.op = *src;
    }
    src++;
}
static double expr(int);
static double prim(void) {
    Token t = cur;
    next();
    switch (t.kind) {
    case NUM:
        return t.num;
    case LP: {
        double v = expr(0);
        next();
        return v;
    }
    case OP:
        if (t.op == '-') return -prim();
    default:
        printf("err\n");
        exit(1);
    }
}
static int prec(char c) { return c == '+' || c == '-' ? 1 : c == '*' || c == '/' ? 2 : 0; }
static double expr(int min) {
    double l = prim();
    while (cur.kind == OP && prec(cur.op) > min) {
        char op = cur.op;
        next();
        double r = expr(prec(op));
        l = op == '+' ? l + r : op == '-' ? l - r : op == '*' ? l * r : l / r;
    }
    return l;
}
static double eval(const char *s) {
    src = s;
    next();
    return expr(0);
}
struct entry {
    char *key;
    int val;
    struct entry *next;
} *table[31];
static unsigned hash(const char *s) {
    unsigned h = 5381;
    for (; *s; s++)
        h = h * 33 ^ (unsigned char)*s;
    return h;
}
static struct entry **find(const char *k) {
    struct entry **p = &table[hash(k) % 31];
    while (*p && strcmp((*p)->key, k))
        p = &(*p)->next;
    return p;
}
static int *lookup(const char *k) {
    struct entry **p = find(k);
    if (!*p) {
        *p = calloc(1, sizeof **p);
        (*p)->key = strdup(k);
    }
    return &(*p)->val;
}
static void del(const char *k) {
    struct entry **p = find(k), *e = *p;
    if (e) {
        *p = e->next;
        free(e->key);
        free(e);
    }
}
typedef struct {
    int n;
    unsigned d[60];
} Big;
static void mul(Big *b, unsigned k) {
    unsigned long long c = 0;
    for (int i = 0; i < b->n; i++) {
        c += (unsigned long long)b->d[i] * k;
        b->d[i] = c % 1000000000;
        c /= 1000000000;
    }
    if (c) b->d[b->n++] = c;
}
static void show(const Big *b) {
    printf("%u", b->d[b->n - 1]);
    for (int i = b->n - 2; i >= 0; i--)
        printf("%09u", b->d[i]);
    puts("");
}
static int cmpint(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}
static int cmpstr(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
static void perm(char *s, int k, int n, int *c) {
    if (k == n) {
        ++*c;
        return;
    }
    for (int i = k; i < n; i++) {
        char t = s[k];
        s[k] = s[i];
        s[i] = t;
        perm(s, k + 1, n, c);
        t = s[k];
        s[k] = s[i];
        s[i] = t;
    }
}
static int queens(int n, int row, unsigned c, unsigned d1, unsigned d2) {
    if (row == n) return 1;
    int s = 0;
    for (unsigned free_ = ~(c | d1 | d2) & ((1u << n) - 1); free_; free_ &= free_ - 1) {
        unsigned b = free_ & -free_;
        s += queens(n, row + 1, c | b, (d1 | b) << 1, (d2 | b) >> 1);
    }
    return s;
}
static int lev(const char *a, const char *b) {
    int la = strlen(a), lb = strlen(b), m[la + 1][lb + 1];
    for (int i = 0; i <= la; i++)
        m[i][0] = i;
    for (int j = 0; j <= lb; j++)
        m[0][j] = j;
    for (int i = 1; i <= la; i++)
        for (int j = 1; j <= lb; j++) {
            int x = m[i - 1][j] + 1, y = m[i][j - 1] + 1, z = m[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            m[i][j] = x < y ? x < z ? x : z : y < z ? y : z;
        }
    return m[la][lb];
}
static unsigned crc(const char *s) {
    unsigned c = ~0u;
    while (*s) {
        c ^= (unsigned char)*s++;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? c >> 1 ^ 0xEDB88320 : c >> 1;
    }
    return ~c;
}
static long gcd(long a, long b) { return b ? gcd(b, a % b) : a; }
static int ack(int m, int n) { return !m ? n + 1 : !n ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); }
typedef struct tree {
    int k;
    struct tree *l, *r;
} Tree;
static Tree *ins(Tree *t, int k) {
    if (!t) {
        t = malloc(sizeof *t);
        *t = (Tree){k};
    } else if (k < t->k)
        t->l = ins(t->l, k);
    else
        t->r = ins(t->r, k);
    return t;
}
static int depth(Tree *t) {
    if (!t) return 0;
    int a = depth(t->l), b = depth(t->r);
    return 1 + (a > b ? a : b);
}
static void walk(Tree *t, void (*f)(int, void *), void *p) {
    if (t) {
        walk(t->l, f, p);
        f(t->k, p);
        walk(t->r, f, p);
    }
}
static void add(int k, void *p) { *(long *)p = *(long *)p * 31 + k; }
static unsigned seed = 1;
static int rnd(void) {
    seed = seed * 1103515245 + 12345;
    return seed >> 16 & 0x7fff;
}
static char *itoa2(int v, char *b, int base) {
    char t[40], *p = t, *r = b;
    unsigned u = v < 0 ? -(unsigned)v : v;
    do
        *p++ = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
    while (u /= base);
    if (v < 0) *p++ = '-';
    while (p > t)
        *b++ = *--p;
    *b = 0;
    return r;
}
static void rev(char *s) {
    for (char *e = s + strlen(s) - 1; s < e; s++, e--)
        *s ^= *e, *e ^= *s, *s ^= *e;
}
int main(void) {
    printf("%g %g %g\n", eval("1 + 2 * 3"), eval("(1+2)*3 - -4/2"), eval("2*(3+(4-5))*6"));
    *lookup("one") = 1;
    *lookup("two") = 2;
    ++*lookup("two");
    del("one");
    printf("%d %d\n", *lookup("one"), *lookup("two"));
    Big b = {1, {1}};
    for (int i = 2; i <= 50; i++)
        mul(&b, i);
    show(&b);
    int a[] = {5, -2, 9, 0, INT_MIN, INT_MAX, 3};
    qsort(a, 7, sizeof *a, cmpint);
    for (int i = 0; i < 7; i++)
        printf("%d ", a[i]);
    puts("");
    char *w[] = {"pear", "apple", "fig"};
    qsort(w, 3, sizeof *w, cmpstr);
    printf("%s %s %s\n", w[0], w[1], w[2]);
    int c = 0;
    char s[] = "abcde";
    perm(s, 0, 5, &c);
    printf("%d %s %d %d\n", c, s, queens(6, 0, 0, 0, 0), lev("kitten", "sitting"));
    printf("%08x %ld %d\n", crc("123456789"), gcd(1071, 462), ack(2, 3));
    Tree *t = 0;
    for (int i = 0; i < 100; i++)
        t = ins(t, rnd() % 1000);
    long h = 7;
    walk(t, add, &h);
    printf("%d %ld\n", depth(t), h);
    char buf[40];
    printf("%s ", itoa2(-255, buf, 16));
    printf("%s ", itoa2(INT_MIN, buf, 10));
    printf("%s\n", itoa2(123456, buf, 36));
    char r[] = "reverse";
    rev(r);
    puts(r);
    char line[] = "the quick  brown fox";
    int n = 0;
    for (char *p = strtok(line, " "); p; p = strtok(NULL, " "))
        printf("%d:%s ", ++n, p);
    puts("");
    int *sieve = calloc(100, sizeof *sieve);
    for (int i = 2; i < 100; i++)
        if (!sieve[i]) {
            printf("%d ", i);
            for (int j = i * i; j < 100; j += i)
                sieve[j] = 1;
        }
    puts("");
    free(sieve);
    long fib[50] = {0, 1};
    for (int i = 2; i < 50; i++)
        fib[i] = fib[i - 1] + fib[i - 2];
    printf("%ld\n", fib[49]);
    double m[3][3] = {{2, 1, 0}, {1, 3, 1}, {0, 1, 4}},
           det = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                 m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]);
    printf("%g\n", det);
    for (int y = -3; y <= 3; y++, puts(""))
        for (int x = -6; x <= 6; x++)
            putchar(x * x + 4 * y * y <= 36 ? '*' : '.');
    int bits = 0;
    for (unsigned v = 0xF0F0; v; v >>= 1)
        bits += v & 1;
    printf("%d\n", bits);
    return 0;
}
