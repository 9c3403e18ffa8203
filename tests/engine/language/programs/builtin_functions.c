#include <limits.h>
#include <stddef.h>
#include <stdio.h>
struct s {
    int a;
    char b[7];
    double c;
};
int g[4];
unsigned sw = __builtin_bswap32(0x11223344);
double huge = __builtin_huge_val();
int pc = __builtin_popcountll(0xff00ff);
int nop(int x) {
    if (__builtin_expect(x > 3, 0)) return 1;
    return __builtin_constant_p(x) + 10 * __builtin_constant_p(5);
}
void *fa(void) { return __builtin_frame_address(1); }
int main(void) {
    volatile unsigned u = 0x00f01000;
    volatile long l = -5;
    volatile int i = INT_MIN;
    volatile unsigned long long ull = 1ULL << 40;
    printf("%d %d %d %d %d\n", __builtin_clz(u), __builtin_ctz(u), __builtin_ffs(u), __builtin_popcount(u),
           __builtin_parity(u));
    printf("%d %d %d %d %d\n", __builtin_clzll(ull), __builtin_ctzll(ull), __builtin_ffsll(ull),
           __builtin_popcountl(l), __builtin_parityl(l));
    printf("%d %d %d %d\n", __builtin_clrsb(i), __builtin_clrsb(5), __builtin_clrsbl(-1), __builtin_ffs(0));
    printf("%x %x %llx %x\n", __builtin_bswap16(0x1234), __builtin_bswap32(u),
           (unsigned long long)__builtin_bswap64(ull | 7), sw);
    int r;
    long rl;
    unsigned ru;
    unsigned char rc;
    printf("%d", __builtin_add_overflow(INT_MAX, 1, &r));
    printf(" %d\n", r);
    printf("%d", __builtin_mul_overflow(100000L, 100000, &r));
    printf(" %d\n", r);
    printf("%d", __builtin_sub_overflow(3u, 5u, &ru));
    printf(" %u\n", ru);
    printf("%d", __builtin_add_overflow(200, 56, &rc));
    printf(" %d\n", rc);
    printf("%d", __builtin_sub_overflow(-1, 0u, &rl));
    printf(" %ld\n", rl);
    printf("%d %d\n", __builtin_saddl_overflow(LONG_MAX, 1, &rl), __builtin_umul_overflow(65536, 65536, &ru));
    printf("%ld %u\n", rl, ru);
    printf("%d\n", __builtin_add_overflow_p(INT_MAX, 1, 0));
    printf("%d %d %zu\n", nop(5), nop(1), __builtin_offsetof(struct s, b[3]));
    printf("%d\n", __builtin_types_compatible_p(int, const int) +
                       2 * __builtin_types_compatible_p(int, long) +
                       4 * __builtin_types_compatible_p(int[], int[4]) +
                       8 * __builtin_types_compatible_p(char *, signed char *));
    printf("%s %d\n", __builtin_choose_expr(1, "str", 5), __builtin_choose_expr(0, "str", 5));
    double nan = __builtin_nan(""), inf = __builtin_inf();
    float f = __builtin_inff();
    printf("%f %f %f %f\n", huge, inf, f, __builtin_fabs(-3.5));
    printf("%d %d %d %d %d %d\n", __builtin_isnan(nan), __builtin_isinf(inf) != 0, __builtin_isfinite(1.0),
           __builtin_isnormal(1e-310), __builtin_isinf_sign(-inf), __builtin_signbit(-0.0) != 0);
    printf("%d %d %d %d\n", __builtin_isgreater(2.0, 1.0), __builtin_isless(nan, 1.0),
           __builtin_isunordered(nan, 1.0), __builtin_islessgreater(1.0, 1.0));
    printf("%d %d %d %d %d\n", __builtin_fpclassify(0, 1, 2, 3, 4, nan),
           __builtin_fpclassify(0, 1, 2, 3, 4, inf), __builtin_fpclassify(0, 1, 2, 3, 4, 1.0),
           __builtin_fpclassify(0, 1, 2, 3, 4, 1e-310), __builtin_fpclassify(0, 1, 2, 3, 4, 0.0));
    printf("%g %g %g %g\n", __builtin_copysign(3.0, -0.0), __builtin_powi(2.0, 10), __builtin_powi(2.0, -2),
           (double)__builtin_copysignf(1.0f, -2.0f));
    char buf[10], *p = buf;
    printf("%zu %zu %zu %zu\n", __builtin_object_size(buf, 0), __builtin_object_size(p, 0),
           __builtin_object_size(p, 2), __builtin_object_size(&g, 1));
    __builtin_memset(buf, 'x', 3);
    buf[3] = 0;
    __builtin_printf("%s %zu\n", buf, __builtin_strlen(buf));
    printf("%d %d\n", __builtin_abs(-4), __builtin_memcmp("a", "b", 1) < 0);
    __builtin_puts("puts");
    int *ap = __builtin_alloca(40);
    ap[9] = 7;
    printf("%d %d\n", ap[9], (int)((unsigned long)ap % 16));
    printf("%d %s %s\n", __builtin_LINE(), __builtin_FILE(), __builtin_FUNCTION());
    __builtin_prefetch(buf, 0, 1);
    printf("%d %d %d %d %d\n", __builtin_classify_type(1), __builtin_classify_type(1.0),
           __builtin_classify_type("a"), __builtin_classify_type(*(struct s *)0),
           __builtin_classify_type('a'));
    printf("%d %d\n", fa() == __builtin_frame_address(0), pc);
    int *al = __builtin_assume_aligned(g, 16);
    printf("%d\n", al == g);
    if (0) __builtin_unreachable();
    void *ra = __builtin_return_address(0);
    printf("%d\n", ra != 0 && __builtin_extract_return_addr(ra) == ra);
    static const int k = __builtin_constant_p(3) ? 10 : 20;
    printf("%d %d\n", k, (int)sizeof(__builtin_choose_expr(1, (char)1, 2.0)));
    return 0;
}
