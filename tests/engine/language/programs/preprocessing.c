#include <stdio.h>
#ifdef _WIN32
#include <windows.h>
#endif
#define NEG -1
#define M -x
#define S(x) #x
#define XS(x) S(x)
#define CAT(a, b) a##b
#define LOG(fmt, ...) printf(fmt, ##__VA_ARGS__)
#define LOG2(fmt, args...) printf(fmt, ##args)
#define V(...) f(__VA_ARGS__)
#define EMPTY
#define LP (
#define f(a, b) a *b
#if __GNUC__ >= 4 && defined(__x86_64__) && 'a' == 97 && (2 ? 1 : 0) && -1 < 0 && !defined FOO
#define OKAY 1
#else
#error bad
#endif
#if FOO
#elif __SIZEOF_LONG__ == 8
int eight;
#endif
#define MULTI(a, b) (a) + (b)
int main(void) {
    int x = 5, y = x - NEG, z = -M;
    x ^= 3;
    x <<= 2;
    x >>= 1;
    x |= 8;
    x %= 7;
    printf("%d %d %d\n", x, y, z);
    printf("%s %s %s\n", S(a "b\n" 'c' + d), XS(OKAY), S("\\x"));
    LOG("hi\n");
    LOG("%d\n", 3);
    LOG2("hey %d\n", 4);
    LOG2("none\n");
    printf("%d\n", CAT(x, ));
    printf("%d\n", CAT(1, 2));
    printf("??( %s line %d %d\n", __FILE__, __LINE__, MULTI(1, 2));
    printf("line %d\n", __LINE__);
    printf("continued\n");
    printf("%d %d\n", __COUNTER__, __COUNTER__);
    printf("%d\n", V(3, 4));
    return 0;
}
