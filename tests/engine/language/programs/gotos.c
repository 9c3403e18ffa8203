#include <stdio.h>
int collatz(int n) {
    int s = 0;
top:
    if (n == 1) goto done;
    if (n & 1) goto odd;
    n /= 2;
    goto next;
odd:
    n = 3 * n + 1;
next:
    s++;
    goto top;
done:
    return s;
}
int into(int x) {
    int r = 0;
    if (x) goto inside;
    for (r = 0; r < 3; r++) {
        r += 10;
    inside:
        r += 1;
    }
    return r;
}
int outof(int n) {
    int i, j, k, c = 0;
    for (i = 0; i < n; i++)
        for (j = 0; j < n; j++)
            for (k = 0; k < n; k++) {
                c++;
                if (i * j * k == 6) goto out;
            }
out:
    return c * 100 + i * j * k;
}
int vla(int n) {
    int s = 0;
again:
    {
        int a[n];
        for (int i = 0; i < n; i++)
            a[i] = i;
        s += a[n - 1];
        if (--n > 1) goto again;
    }
    return s;
}
int machine(const char *p) {
    enum { A, B, C } st = A;
    int n = 0;
    for (;;) {
        switch (st) {
        case A:
            if (!*p) goto end;
            if (*p == 'x') {
                st = B;
                p++;
                continue;
            }
            p++;
            break;
        case B:
            n++;
            st = C;
            break;
        case C:
            n += 10;
            st = A;
        }
    }
end:
    return n;
}
int cg(const unsigned char *code) {
    static void *tab[] = {&&inc, &&dec, &&dbl, &&halt};
    int acc = 1;
#define NEXT goto *tab[*code++]
    NEXT;
inc:
    acc++;
    NEXT;
dec:
    acc--;
    NEXT;
dbl:
    acc *= 2;
    NEXT;
halt:
    return acc;
}
int rel(int x) {
    static const int off[] = {&&a - &&a, &&b - &&a, &&c - &&a};
    goto *(&&a + off[x]);
a:
    return 1;
b:
    return 2;
c:
    return 3;
}
int sw(int x) {
    while (x) {
        switch (x) {
        case 1:
            goto l1;
        case 2:
            x = 1;
            continue;
        case 3: {
        l1:
            x--;
            break;
        }
        default:
            x /= 2;
        }
    }
    return x;
}
int unused(void) {
l:
m:
n:
    return 5;
}
int nested(int n) {
    int i = 0;
    do {
        if (n > 3) {
        L:
            i++;
            if (i < 5) goto L;
            break;
        } else if (n == 2)
            goto L;
        n++;
    } while (i < 100);
    return i * 10 + n;
}
int main(void) {
    printf("%d %d %d\n", collatz(27), into(0), into(1));
    printf("%d\n", outof(5));
    printf("%d\n", vla(6));
    printf("%d\n", machine("axxbx"));
    printf("%d\n", cg((unsigned char[]){0, 0, 2, 2, 1, 3}));
    printf("%d%d%d\n", rel(0), rel(1), rel(2));
    printf("%d\n", sw(17));
    printf("%d %d %d\n", unused(), nested(1), nested(2));
    void *p = 0;
    int count = 0;
    p = &&x1;
x1:
    count++;
    if (count < 3) goto *p;
    p = &&x2;
    goto *p;
    count = 100;
x2:
    printf("%d\n", count);
    {
        int i = 0;
    loop:
        if (i < 3) {
            printf("%d", i);
            i++;
            goto loop;
        }
        puts("");
    }
    return 0;
}
