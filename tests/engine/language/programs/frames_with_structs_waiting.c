/* What a frame holds for structs that wait while others are returned: a register, two and one more, or a place. */
#include <stdio.h>

static int line;
static void show(void *mark, void *fp)
{
    char *own = __builtin_frame_address(0);
    printf("%d:%d,%d ", line++, (int)((char *)fp - (char *)mark), (int)((char *)fp - own));
}
static int f(int x) { return x; }
static int any(int x, ...) { return x; }

#define CASE(S, n, ...) \
    static void S##_##n(int x, struct S p) { char m[20]; show(m, __builtin_frame_address(0)); __VA_ARGS__ }
#define KIND(S, ...) \
    struct S { __VA_ARGS__ }; \
    static struct S S##_g, *S##_p = &S##_g, S##_a[3]; \
    static struct S S##_mk(int x) { struct S s = {0}; s.a = x; return s; } \
    static int S##_two(struct S s, struct S t) { return s.a + t.a; } \
    static struct S S##_join(struct S s, struct S t) { return s.a ? s : t; } \
    static int S##_num(int x, struct S s) { return x; } \
    static int S##_take(struct S s) { return s.a; } \
    CASE(S, 0, x = S##_two(S##_mk(1), S##_mk(2));) \
    CASE(S, 1, x = S##_mk(1).a + S##_mk(2).a;) \
    CASE(S, 2, x = x + S##_mk(2).a;) \
    CASE(S, 3, S##_g = S##_mk(1); *S##_p = S##_mk(2);) \
    CASE(S, 4, S##_a[x] = S##_mk(1);) \
    CASE(S, 5, S##_a[1] = S##_mk(1);) \
    CASE(S, 6, struct S q = S##_join(S##_mk(1), S##_mk(2)); show(&q, &q);) \
    CASE(S, 7, S##_p->a = S##_mk(1).a;) \
    CASE(S, 8, struct S *q = &S##_g; *q = S##_mk(1); q->a = f(1);) \
    CASE(S, 9, x = S##_two(S##_mk(1), (struct S){1});) \
    CASE(S, 10, x = f(f(1) + S##_mk(1).a);) \
    CASE(S, 11, x = S##_two(S##_join(p, S##_g), S##_join(S##_g, p));) \
    CASE(S, 12, any(1, S##_mk(1), S##_mk(2));) \
    CASE(S, 13, S##_take(x ? S##_mk(1) : p);) \
    static void S##_all(void) { \
        line = 0; \
        S##_0(1, S##_g), S##_1(1, S##_g), S##_2(1, S##_g), S##_3(1, S##_g), S##_4(1, S##_g), S##_5(1, S##_g); \
        S##_6(1, S##_g), S##_7(1, S##_g), S##_8(1, S##_g), S##_9(1, S##_g), S##_10(1, S##_g), S##_11(1, S##_g); \
        S##_12(1, S##_g), S##_13(1, S##_g); \
        puts(""); \
    }

KIND(byte, char a;)
KIND(pair, int a, b;)
KIND(triple, int a, b, c;)
KIND(odd, char a, b, c;)
KIND(word, long a;)
KIND(words, long a, b;)
KIND(number, double a;)
KIND(single, float a;)
KIND(singles, float a, b;)
KIND(large, long a, b, c;)

int main(void)
{
    byte_all(), pair_all(), triple_all(), odd_all(), word_all(), words_all();
    number_all(), single_all(), singles_all(), large_all();
    return 0;
}
