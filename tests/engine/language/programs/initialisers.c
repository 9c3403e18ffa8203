int strcmp();
void *malloc();
char *strcpy();
extern int printf(const char *, ...);
void abort(void);
int puts();
struct empty {};
struct flex {
    int n;
    char d[];
};
struct zero {
    int n;
    int z[0];
};
static struct flex fx = {3, "abc"};
struct flex fy = {2, {'x', 'y'}};
int after = 77;
union un {
    int i;
    struct {
        char a, b, c, d;
    };
    float f;
};
struct anon {
    int a;
    struct {
        int b;
        union {
            int c;
            char ch[4];
        };
    };
    int d;
} an = {1, {2, {3}}, 4};
int arr[] = {[3] = 3, [0 ... 1] = 9, 10, [6] = 6, 7};
int arr2[10] = {[0 ... 9] = 1, [2 ... 4] = 5};
struct n {
    int a[3];
    struct {
        int x, y;
    } p[2];
} nn = {.p[1].y = 4, .a[1] = 2, 3, .p[0] = {1, 2}, {5}};
struct n n2 = {1, 2, 3, 4, 5, 6, 7}, n3 = {{1}, {{2, 3}}}, n4 = {.a = {[2] = 1}, 7, 8, 9};
struct old {
    int x;
    int y;
} od = {y : 5, x : 6};
enum e {
    A = -1,
    B,
    C = 5,
    D,
} ev = D;
const char *names[] = {[A + 1] = "b", [C] = "c"};
int *ip = (int[]){1, 2, 3};
struct old *op = &(struct old){8, 9};
char *cp = (char[]){"hello"};
static int sa[3][2] = {1, 2, 3, 4};
int sb[][2] = {{1}, 2, 3, {4, 5}};
char c1[] = "ab"
            "cd"
            "\x41"
            "1",
     c2[2] = "ab", c3[5] = {'a'}, c4[] = {"xyz"};
int wide[] = L"hé€";
double dd[] = {1, 2.5f, 'a'};
float ff = 1e10;
_Bool bb = 0.5;
long ll = 3.99;
unsigned uu = -1;
char chh = 300;
int (*fps[2])() = {puts, strcmp};
int fn2(int, ...);
static int counter(void) {
    static int n = 10;
    return n++;
}
int main() {
    struct empty em;
    printf("%d %d %d\n", (int)sizeof em, (int)sizeof(struct flex), (int)sizeof(struct zero));
    printf("%s %c%c %d\n", fx.d, fy.d[0], fy.d[1], after);
    union un u = {.f = 1.0f};
    printf("%d %d %d\n", u.i, u.d, u.c);
    printf("%d %d %d %d %d\n", an.a, an.b, an.c, an.ch[0], an.d);
    for (int i = 0; i < sizeof arr / sizeof *arr; i++)
        printf("%d ", arr[i]);
    puts("");
    for (int i = 0; i < 10; i++)
        printf("%d ", arr2[i]);
    puts("");
    int *p = (int *)&nn;
    for (int i = 0; i < 7; i++)
        printf("%d ", p[i]);
    puts("");
    p = (int *)&n2;
    for (int i = 0; i < 7; i++)
        printf("%d ", p[i]);
    puts("");
    p = (int *)&n3;
    for (int i = 0; i < 7; i++)
        printf("%d ", p[i]);
    puts("");
    p = (int *)&n4;
    for (int i = 0; i < 7; i++)
        printf("%d ", p[i]);
    puts("");
    printf("%d %d %d %s %s\n", od.x, od.y, ev, names[0], names[5]);
    printf("%d %d %s\n", ip[2], op->y, cp);
    p = sa[0];
    for (int i = 0; i < 6; i++)
        printf("%d ", p[i]);
    p = sb[0];
    for (int i = 0; i < 6; i++)
        printf("%d ", p[i]);
    puts("");
    printf("%s %d %.2s %d %s %d %d %d %d\n", c1, (int)sizeof c1, c2, c3[4], c4, (int)sizeof wide, wide[0],
           wide[1], wide[2]);
    printf("%g %g %g %g %d %ld %u %d\n", dd[0], dd[1], dd[2], ff, bb, ll, uu, chh);
    struct n ln = {.p[1].y = 4, .a[1] = counter(), 3, .p[0] = {counter(), 2}, {5}};
    p = (int *)&ln;
    for (int i = 0; i < 7; i++)
        printf("%d ", p[i]);
    puts("");
    int la[5] = {[1 ... 3] = counter()};
    for (int i = 0; i < 5; i++)
        printf("%d ", la[i]);
    puts("");
    struct old lo = (struct old){1, 2}, *lp = &(struct old){.y = 3};
    printf("%d %d\n", lo.y, lp->y + lp->x);
    char s[] = "local", t[10] = "pad";
    printf("%s %s %d\n", s, t, t[9]);
    char *q = malloc(10);
    strcpy(q, "dyn");
    printf("%s %d\n", q, strcmp(q, "dyn"));
    struct old(*pa)[2] = &(struct old[2]){{1, 2}, {3, 4}};
    printf("%d\n", (*pa)[1].x);
    if (fps[0] != (int (*)())puts) abort();
    return 0;
}
