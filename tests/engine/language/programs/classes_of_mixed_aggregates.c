/* Integers decide how an eightbyte travels, bit-fields by their bits; a lone long double returns in a register. */
#include <stdio.h>
#define AT(v) (int)((char *)__builtin_frame_address(0) - (char *)&v)
union number { int words[3]; long double wide; };
union small { long double wide; char c; };
struct alone { long double wide; };
struct __attribute__((packed)) packed { signed char a; short b : 7; int c : 19; };
struct __attribute__((packed)) apart { char a; int b; };
struct bits { long a : 40, b : 30; double d; };
static int in_registers(union number n, struct packed p, struct bits b)
{
    printf("%d %d %d\n", AT(n), AT(p), AT(b));
    return n.words[0] + p.c + b.b;
}
static int in_memory(struct alone n, struct apart p)
{
    printf("%d %d\n", AT(n), AT(p));
    return n.wide + p.b;
}
static int words(union small s) { printf("%d\n", AT(s)); return s.c; }
static struct alone returned(int x) { struct alone r = {x}; printf("%d %d\n", AT(r), AT(x)); return r; }
static union small also(int x) { union small r = {x}; printf("%d %d\n", AT(r), AT(x)); return r; }
static struct packed packed(int x) { struct packed r = {x, 1, x}; printf("%d %d\n", AT(r), AT(x)); return r; }
int main(void)
{
    union number n = {{1, 2, 3}};
    struct packed p = {1, 2, 3};
    struct bits b = {1, 2, 3};
    printf("%d\n", in_registers(n, p, b));
    printf("%d\n", in_memory((struct alone){4}, (struct apart){1, 5}));
    printf("%d %d\n", (int)returned(7).wide, (int)also(8).wide);
    printf("%d %d\n", words((union small){.wide = 0}), packed(9).c);
    return 0;
}
