/* How large frames are: scalars that are never used take no place, and arrays that nobody mentions share theirs. */
#include <stdio.h>

struct point { int x, y; };
struct words { long a, b; };

static void below(char *fp) { printf("%td\n", fp - (char *)__builtin_frame_address(0)); }
static void at(struct point p) { }
static void of(struct words w) { }

#define SIZE below(__builtin_frame_address(0))

static void nothing(void) { SIZE; }
static void unused(void) { int a, b; long c, d; double e; SIZE; }
static void used(void) { int a = 1, b = a; long c = b, d; SIZE; }
static void array(void) { int pad[10]; SIZE; }
static void inner(void) { int pad[10]; { char one[40], two[40]; float f; } SIZE; }
static void mentioned(void) { { char one[40], two[40]; one[0] = two[0] = 1; } SIZE; }
static void siblings(void) { { char one[40]; one[0] = 1; } { char two[48]; two[0] = 1; } SIZE; }
static void literal(void) { SIZE; at((struct point){1, 2}); SIZE; }
static void literals(void) { SIZE; at((struct point){1, 2}); at((struct point){3, 4}); SIZE; }
static void pair(void) { SIZE; of((struct words){1, 2}); SIZE; }
static void partial(void) { SIZE; at((struct point){.y = 2}); at((struct point){0}); SIZE; }
static void repeated(void) { for (int i = 0; i < 1; i++) at((struct point){i, 2}); SIZE; }
static struct point early(void) { char c; printf("%td ", (char *)__builtin_frame_address(0) - &c); return (struct point){1, 2}; }
static struct words late(void) { SIZE; return (struct words){1, 2}; }
static int recursive(int n) { int spare, spares[3]; return n ? recursive(n - 1) + 1 : (SIZE, 0); }

int main(void) {
    nothing(), unused(), used(), array(), inner(), mentioned(), siblings(), literal(), literals(), pair(), partial();
    repeated(), early(), late();
    return recursive(3);
}
