/* gcc writes no literals and constants for what it makes no code of; what is entered by a label is made. */
#include <stdio.h>
#include <stdlib.h>

#define DEBUG 0
static const char first[] = "first";
static int never(void) { return printf("never called %d\n", 3); }
static const char last[] = "last";

static const char *jumped_over(void) {
    goto skip;
    static const char *text = "there before the program runs";
    puts("never printed");
skip:
    return text;
}
static const char *entered_again(int n) {
    const char *text = "none";
    goto test;
    {
    again:
        text = "from the block";
    }
    text += 5;
    n--;
test:
    if (n) goto again;
    return text;
}
static const char *chosen(int n) {
    switch (n) {
        static const char *const names[] = {"zero", "one"};
    case 0:
    case 1:
        return names[n];
        puts("behind return");
    case 2:
        if (0) {
        case 3:
            return "three";
        }
        return "two";
    }
    exit(1);
}
static const char *computed(int n) {
    static void *const places[] = {&&one, &&two};
    goto *places[n];
    puts("behind a computed jump");
one:
    return "first place";
two:
    return "second place";
}

int main(void) {
    if (DEBUG) printf("debug message %d %g\n", 1, 2.75);
    const char *a = "aaa";
    if (0) puts("dead");
    while (0) puts("loop");
    for (;;) {
        break;
        puts("behind break");
    }
    const char *b = sizeof(int) == 4 ? "four" : "eight";
    const char *c = 0 ? "no" : "yes";
    int k = 1 || puts("short");
    k += 0 && puts("circuit");
    const char *d = "ddd";
    goto end;
    puts("behind goto");
end:
    printf("%td %td %td %td %td %d\n", b - a, c - b, d - c, a - first, last - first, k);
    printf("%s %s %s\n", jumped_over(), entered_again(1), entered_again(0));
    printf("%s %s %s %s\n", chosen(0), chosen(1), chosen(2), chosen(3));
    printf("%s %s\n", computed(0), computed(1));
    printf("%td\n", "eee" - d);
    return never == 0;
    puts("behind return");
}
