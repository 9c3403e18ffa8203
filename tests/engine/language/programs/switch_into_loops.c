#include <stdio.h>
static void copy(char *to, const char *from, int count) {
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0:
        do {
            *to++ = *from++;
        case 7:
            *to++ = *from++;
        case 6:
            *to++ = *from++;
        case 5:
            *to++ = *from++;
        case 4:
            *to++ = *from++;
        case 3:
            *to++ = *from++;
        case 2:
            *to++ = *from++;
        case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
}
int f(int x) {
    switch (x) {
        if (0) {
        case 1:
            return 10;
        } else {
        case 2:
            return 20;
        default:
            x += 5;
        }
        while (x > 6) {
        case 9:
            x--;
            if (x == 3) break;
            continue;
        }
    }
    return x;
}
int g(int x) {
    int r = 0;
    switch (x)
    case 3:
        r = 7;
    return r;
}
int h(int n) {
    switch (n) {
    case 1 ... 5:
        return 1;
    case 6 ... 1000:
        return 2;
    case -100 ... - 1:
        return 3;
    default:
        return 4;
    case 2000:;
    }
    return 5;
}
int k(int n) {
    int s = 0;
    for (int i = 0; i < n; i++) {
        switch (i % 4) {
        case 0:
            continue;
        case 1:
            s += 1;
            break;
        case 2: {
            int q = i;
            s += q;
            break;
        }
        default:
            s += 100;
        }
        s += 1000;
    }
    return s;
}
long long m(unsigned long long v) {
    switch (v) {
    case 0xffffffffffffffffULL:
        return 1;
    case 1LL << 40:
        return 2;
    }
    return 0;
}
int u(unsigned char c) {
    switch (c) {
    case 255:
        return 1;
    case -1:
        return 2;
    }
    return 3;
}
int main(void) {
    char a[40] = {0}, b[] = "abcdefghijklmnopqrstuvwxyz0123";
    copy(a, b, 23);
    puts(a);
    for (int i = -1; i < 12; i++)
        printf("%d ", f(i));
    puts("");
    printf("%d %d\n", g(3), g(4));
    printf("%d %d %d %d %d %d\n", h(3), h(7), h(-50), h(0), h(1001), h(2000));
    printf("%d\n", k(20));
    printf("%lld %lld %lld\n", m(-1), m(1LL << 40), m(0));
    printf("%d\n", u(255));
    return 0;
}
