#include <stdio.h>
#if 0
don't choke on this "unbalanced
#else
int ok1;
#endif
#ifdef __has_include
#if __has_include(<stdio.h>)
#define HASIO 1
#else
#define HASIO 0
#endif
#else
#define HASIO 9
#endif
#if defined(__has_attribute)
#if __has_attribute(packed)
#define HASATTR 1
#endif
#endif
#ifndef HASATTR
#define HASATTR 0
#endif
#if defined __GNUC__ && (__GNUC__ > 4 || (__GNUC__ == 4 && __GNUC_MINOR__ >= 3)) && !defined(__clang__)
#define NEW 1
#endif
#define f(x) g(x) + f(x)
#define g(x) (x * 2)
#define h() 7
#define NARGS(...) NARGS_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define NARGS_(a, b, c, d, e, n, ...) n
#define EVAL(...) __VA_ARGS__
#define EMPTY
#define DEFER(x) x EMPTY()
#define LIST X(one) X(two) X(three)
#define X(n) n##_id,
enum { LIST LAST };
#undef X
#define X(n) #n,
const char *names[] = {LIST};
#define max(a, b) ((a) > (b) ? (a) : (b))
#define SWAP(T, a, b)                                                                                        \
    do {                                                                                                     \
        T t_ = a;                                                                                            \
        a = b;                                                                                               \
        b = t_;                                                                                              \
    } while (0)
#define PASTE(a, b) a##b
#define PASTE2(a, b) PASTE(a, b)
#define VAR PASTE2(var_, __LINE__)
#define str(s) #s
#define xstr(s) str(s)
#define debug(s, t) printf("x" #s "= %d, x" #t "= %s\n", x##s, x##t)
#define FOO 3
#if FOO == 3 && 0x10 == 16 && 010 == 8 && 'A' == 65 && -1 < 0 && ~0 == -1 && !0 && (1 << 4) == 16 &&         \
    10 % 3 == 1 && 5 / 2 == 2
#define IFOK 1
#endif
#if 1 ? 0 : 1
#error no
#elif FOO > 2
#define ELIF 1
#elif 1
#error no2
#endif
#if - 1 > 0u
#define UCMP 1
#else
#define UCMP 0
#endif
#if UNDEFINED_THING
#error no3
#endif
#if UNDEFINED_THING == 0
#define UND 1
#endif
#define OBJ (a) + 1
#define CALL(fn, ...) fn(__VA_ARGS__)
#define OPT(fmt, ...) printf(fmt __VA_OPT__(, ) __VA_ARGS__)
#define M1(x) M2(x)
#define M2(x) M1(x)
int M1(int a) { return a + 100; }
int M2(int a) { return a + 200; }
#define inc(x) (++(x))
#define neg -1
int(f)(int x) { return x + 1; }
int main(void) {
    int x1 = 5;
    char *x2 = "s";
    int VAR = 4;
    int a = 1, b = 2;
    printf("%d %d %d %d\n", HASIO, HASATTR, NEW, IFOK + ELIF + UND);
    printf("%d\n", UCMP);
    printf("%d %d\n", f(3), h());
    printf("%d %d %d\n", NARGS(a), NARGS(a, b), NARGS(1, 2, 3));
    printf("%d %s %s\n", LAST, names[0], names[2]);
    SWAP(int, a, b);
    printf("%d %d\n", a, b);
    debug(1, 2);
    printf("%s|%s|%s\n", str(a + b), xstr(FOO), xstr(max(1, 2)));
    printf("%s\n", str("a\n" 'b' '\\'));
    printf("%d\n", OBJ);
    printf("%d\n", CALL(max, 3, 4));
    printf("%d %d\n", M1(1), M2(1));
    printf("%d\n", 5 - neg);
    printf("%d\n", __LINE__);
    printf("%s\n", EVAL(EVAL("nested")));
    printf("%d %d\n", (int)sizeof(__FILE__) > 1, __STDC__);
    printf("%d %ld %d\n", __STDC_VERSION__ >= 201112L, __LONG_MAX__, __CHAR_BIT__);
    printf("%s\n", __func__);
#define LATE 9
    printf("%d\n", LATE);
#undef LATE
#ifdef LATE
    puts("bad");
#endif
    int arr[] = {
#define Q(x) x,
        Q(1) Q(2)
#undef Q
    };
    printf("%d\n", (int)sizeof arr);
    printf("%d\n", inc(a));
    printf("%s\n", str());
    printf("[%s]\n", str());
    printf("%d%%\n", max(max(1, 5), 3));
    puts(xstr(PASTE(a, b))); /* comment */
    puts("a" /* in */ "b");  // c++ comment
    puts("/* not a comment */ // neither");
    printf("%c%c\n", '"', '\'');
#pragma GCC diagnostic ignored "-Wall"
    _Pragma("GCC diagnostic push") puts("pragma");
#/* null directive */
#
    puts(__BASE_FILE__);
    return 0;
}
