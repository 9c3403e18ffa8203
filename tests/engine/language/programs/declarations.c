typedef unsigned long size_t;
extern void abort(void);
extern void exit(int);
extern int printf(const char *, ...);
__extension__ typedef unsigned long long u64;
typedef struct {
    unsigned a : 4, : 3, b : 9;
} S1;
struct S2 {
    long long l : 37;
    int i;
} __attribute__((aligned(16)));
extern __inline__ int sq(int) __attribute__((always_inline, const));
static __inline __attribute__((always_inline)) int sq2(int x) { return x * x; }
int (*fpa[3])(int) = {[1] = sq2};
int (*(*ret_fp)(void))(int);
int (*getfp(void))(int) { return sq2; }
int (*(*pgf)(void))(int) = getfp;
char (*(*arrp)[3])[4];
int *(*(*weird(int a))(int))[2];
int *(*wf(int b))[2] {
    static int *pp[2];
    static int v = 77;
    pp[1] = &v;
    return &pp;
}
int *(*(*weird(int a))(int))[2] { return wf; }
typedef int fn_t(int, ...);
fn_t printf2;
void (*signal2(int sig, void (*func)(int)))(int) {
    func(sig);
    return func;
}
static int last;
void handler(int s) { last = s; }
const volatile int cvi = 5;
volatile const char *const volatile cvp = "cvp";
int const *const ptr_c = (int *)&cvi;
long unsigned int lui = 3;
short signed ss = -1;
long long unsigned llu = ~0ull;
int long long static sll = 4;
unsigned static us = 1;
char unsigned cu = 255;
int extern later_defined;
int later_defined = 8;
double long ld = 1.5;
typedef int typedef_last;
int typedef tdl;
tdl tv = 3;
struct {
    int x;
} static anon_static = {4};
static const struct {
    int a[2];
} csa = {{1, 2}};
inline int ext_inline(int a) { return a; }
extern int ext_inline(int);
struct fwd;
struct fwd *fwp;
int use(struct fwd *);
struct fwd {
    int z;
    struct fwd *self;
};
int use(struct fwd *p) { return p->self->z; }
union u {
    struct {
        int a, b;
    } s;
    long l;
    char c[8];
} uu = {{1, 2}}, uv = {.l = -1}, uw = {.c = "abcdefg"};
enum e { e1 = 'a', e2 = e1 + 1, e3 = sizeof(int), e4 = -e3 };
int sizes[sizeof(union u) + e3];
static int tent1;
static int tent1;
int tent2[];
int tent2[4];
char strarr[][5] = {"abcd", "ef"};
int(funcparen)(int a) { return a; }
int(*parenptr) = &tv;
int((nested_parens)) = 9;
int funcarr(int a[static 3], int b[const], int c[restrict 2]) { return a[0] + b[1] + c[0]; }
int implicit_ret() {}
int voidparam(void);
int voidparam() { return 6; }
_Noreturn void nr(void) { exit(9); }
_Static_assert(sizeof(int) == 4, "int");
_Alignas(64) char al;
_Thread_local int tl = 5;
static __thread int tl2;
register_test(register int a) {
    register int b = a;
    return b;
}
int main() {
    struct fwd f = {7, &f};
    S1 s1 = {15, 511};
    struct S2 s2 = {-1, 2};
    printf("%d %d %d %d\n", fpa[1](5), pgf()(3), (*(*pgf)())(4), *(*weird(0)(1))[1]);
    signal2(12, handler);
    printf("%d %d %s %d\n", last, cvi, (char *)cvp, *ptr_c);
    printf("%lu %d %llu %lld %u %d %d %g %d\n", lui, ss, llu, sll, us, cu, later_defined, (double)ld, tv);
    printf("%d %d %d %d\n", anon_static.x, csa.a[1], ext_inline(3), use(&f));
    printf("%d %ld %s %d\n", uu.s.b, uv.l, uw.c, (int)sizeof sizes);
    printf("%d %d %d %d %d\n", e1, e2, e3, e4, (int)sizeof tent2);
    printf("%s %d %d %d %d\n", strarr[1], funcparen(2), *parenptr, nested_parens,
           funcarr((int[]){1, 2, 3}, tent2, (int[]){5, 6}));
    printf("%d %d %d %d %d\n", voidparam(), (int)((size_t)&al % 64), tl, tl2, register_test(4));
    printf("%d %d %d %d %d\n", s1.a, s1.b, (int)s2.l, s2.i, (int)sizeof s2);
    ({ ; });
    ;
    ;
    {}
    if (0)
        ;
    else
        ;
    for (; 0;)
        ;
    while (0)
        ;
    do
        ;
    while (0);
lbl:;
    typedef struct local {
        int q;
    } local;
    local lo = {.q = 3};
    {
        typedef int local;
        local q = lo.q;
        printf("%d\n", q + (int)sizeof(local));
    }
    int i = 5, *ip = &i, **ipp = &ip;
    printf("%d %d %d\n", **ipp, ipp[0][0], *&*&*ip);
    int a = sizeof i++;
    printf("%d %d\n", a, i);
    (void)i;
    (i);
    i;
    5;
    "str";
    printf("%d\n", (i, a, 7));
    int x = 1 ? 2 : 3 ? 4 : 5;
    x += x -= x *= 2;
    printf("%d\n", x);
    unsigned char uc = 1;
    uc = -uc;
    printf("%d %d\n", uc, !!uc);
    printf("%d\n", 1 + 2 << 3 - 1 & 0xf ^ 3 | 8 && 1);
    nr();
}
