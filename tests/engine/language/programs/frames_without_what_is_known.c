/* What gcc makes no code of needs nothing in the frame; what is known waits in no register. */
#include <stdio.h>

#define BELOW(x) ((char *)__builtin_frame_address(0) - (char *)&(x))
#define DEBUG 0
#define FRAME(name, ...) \
    static void name(int *p, int i) { \
        int x; \
        __VA_ARGS__; \
        printf(#name " %td %d\n", BELOW(x), i); \
    }

enum { NONE, ALL };
typedef int function(int);
static int f(int x) { return x; }
static function *functions[2] = {f, f};
static int numbers[5] = {1, 2, 3, 4, 5};
static struct { int n; int in[4]; } both;
static int with(int x, const void *p) { return x + (p == 0); }

FRAME(never, if (0) i = f(1) + f(2))
FRAME(debugging, if (DEBUG) printf("%d %d", f(1), f(2)))
FRAME(always, if (1) i++; else i = f(1) + f(2))
FRAME(no_round, while (0) i = f(1) + f(2))
FRAME(no_round_of_for, for (; 0;) i = f(1) + f(2))
FRAME(one_round, do i = f(1) + f(2); while (0))
FRAME(behind_a_break, for (;;) { break; i = f(1) + f(2); })
FRAME(behind_a_goto, goto end; i = f(1) + f(2); end:)
FRAME(behind_a_label, if (0) { again: i = f(1) + f(2); } if (i > 100) goto again)
FRAME(by_size, if (sizeof i == 8) i = f(1) + f(2))

FRAME(equal, i = (i ^ i) + f(2))
FRAME(difference, i = f(1) + (i - i) * f(2))
FRAME(nothing, i = (i & NONE) + f(2))
FRAME(as_it_stands, i = (i * ALL) + f(2))
FRAME(one_part, i = (i / 1) + f(2))
FRAME(no_rest, i = (i % 1) + f(2))
FRAME(never_and, i = (i && NONE) + f(2))
FRAME(always_or, i = (i || ALL) + f(2))
FRAME(compared, i = (i <= i) + f(2))
FRAME(with_effect, i = (f(3) & 0) + f(2))
FRAME(unsigned_nothing, unsigned u = i; u = (u * 0) + f(2); i = u)
FRAME(indirect, function *g = f; i = (*g)(f(1)))
FRAME(assigned_index, numbers[i = f(1)] = f(2))
FRAME(opposites, i = -f(1) + -f(2))
FRAME(moves_back, i = numbers[0] * 1 + f(2))
FRAME(logical, i = ((i && i > 2) | NONE) + f(2))
FRAME(floating, double d = i; d = (d - d) + f(2); i = d)

FRAME(address, i = with(f(1), &numbers[1]))
FRAME(moved_address, i = with(f(1), numbers + 1))
FRAME(member, i = with(f(1), &both.in[2]))
FRAME(null, i = with(f(1), NULL))
FRAME(own, static int grid[2][3]; i = with(f(1), grid[1]))
FRAME(read_first, i = functions[i & 1](f(1)))
FRAME(plain, function *g = f; i = g(f(1)))
FRAME(element, numbers[f(0)] = numbers[f(1)])
FRAME(summed, numbers[f(0)] += f(1))

int main(void) {
    int *p = numbers;
    never(p, 1), debugging(p, 1), always(p, 1), no_round(p, 1), no_round_of_for(p, 1), one_round(p, 1);
    behind_a_break(p, 1), behind_a_goto(p, 1), behind_a_label(p, 1), by_size(p, 1);
    equal(p, 7), difference(p, 7), nothing(p, 7), as_it_stands(p, 7), one_part(p, 7), no_rest(p, 7);
    never_and(p, 7), always_or(p, 7), compared(p, 7), with_effect(p, 7), unsigned_nothing(p, 7), moves_back(p, 7);
    logical(p, 7), floating(p, 7);
    address(p, 1), moved_address(p, 1), member(p, 1), null(p, 1), own(p, 1), read_first(p, 1), plain(p, 1);
    indirect(p, 1), assigned_index(p, 1), opposites(p, 1);
    element(p, 1), summed(p, 1);
    return 0;
}
