#include <stdio.h>
int main(void) {
    int i, j, n = 0;
    for (;;) {
        if (++n > 5) break;
        if (n == 2) continue;
        printf("%d ", n);
    }
    puts("");
    for (i = 0, j = 10; i < j; i++, j--)
        ;
    printf("%d %d\n", i, j);
    do {
        n--;
        if (n == 3) continue;
        if (n == 1) break;
    } while (n);
    printf("%d\n", n);
    while (n++ < 5) {
        if (n % 2) continue;
        for (i = 0; i < 3; i++) {
            if (i == 1) break;
            printf("%d.%d ", n, i);
        }
    }
    puts("");
outer:
    for (i = 0; i < 3; i++)
        for (j = 0; j < 3; j++) {
            if (j == 2) goto next;
            if (i == 2) goto done;
            printf("%d%d ", i, j);
            continue;
        next:;
        }
done:
    puts("");
    for (int k = 3; k--;)
        printf("%d ", k);
    puts("");
    for (char c = 'a'; c <= 'e'; c += 2)
        putchar(c);
    puts("");
    for (unsigned u = 2; u < 3; u--)
        printf("%u ", u);
    puts("");
    int a[5] = {5, 3, 4, 1, 2};
    for (i = 0; i < 5; i++)
        for (j = 0; j + 1 < 5 - i; j++)
            if (a[j] > a[j + 1]) {
                int t = a[j];
                a[j] = a[j + 1];
                a[j + 1] = t;
            }
    for (i = 0; i < 5; i++)
        printf("%d", a[i]);
    puts("");
    switch (n) {
    case 1:
        puts("1");
    case 6:
        puts("6");
    case 7:
        puts("7");
        break;
    default:
        puts("d");
    }
    switch (3) {
    default:
        puts("def");
    case 1:
        puts("one");
        break;
    case 2:
        puts("two");
    }
    switch (5) {}
    switch (1) {
        int q;
    case 1:
        q = 4;
        printf("%d\n", q);
    }
    for (i = 0; i < 4; i++)
        switch (i) {
        case 0:
            continue;
        case 1:
            break;
        case 2:
            printf("two ");
        default:
            printf("i%d ", i);
        }
    puts("");
    i = 0;
    do
        switch (i) {
        case 2:
            goto out;
        default:
            i++;
            continue;
        }
    while (i < 10);
out:
    printf("%d\n", i);
    if (i)
        if (!i)
            puts("x");
        else
            puts("dangling");
    for (i = 0; i < 10; i++) {
        if (i & 1) {
            if (i == 7) break;
        } else if (i == 4)
            continue;
        else { printf("%d", i); }
    }
    puts("");
    while (i)
        i = i > 3 ? i - 3 : 0;
    printf("%d\n", i);
    int x = 10;
    while (x-- > 7)
        printf("%d ", x);
    puts("");
    for (i = 1; i <= 3; i++) {
        static int s;
        s += i;
        int l = 0;
        l += i;
        printf("%d/%d ", s, l);
    }
    puts("");
    {
        int i = 3;
    loop:
        if (i) {
            printf("%d", i--);
            goto loop;
        }
    }
    puts("");
    long f = 1;
    for (i = 1; i <= 20; f *= i++)
        ;
    printf("%ld\n", f);
    return 0;
    goto outer;
}
