/* A struct of two words on its way from one call to the next needs a register that is saved, unless there is room. */
#include <stdio.h>

#define BELOW(x) ((char *)__builtin_frame_address(0) - (char *)&(x))
#define FRAME(name, ...) \
    static void name(int *p, int x, double d) { \
        int here; \
        __VA_ARGS__; \
        printf(#name " %td\n", BELOW(here)); \
    }

struct span { long from, to; };
struct point { double x, y; };
static int g = 1, numbers[4];
static long wide = 2;
static struct span known;
static struct span make(long from) { return (struct span){from, from + 1}; }
static struct point at(double x) { return (struct point){x, -x}; }
static int one(struct span s) { return s.to; }
static int before(int a, struct span s) { return a + s.to; }
static int behind(struct span s, int a) { return a + s.to; }
static int between(int a, struct span s, int b) { return a + b + s.to; }
static int two_before(int a, int b, struct span s) { return a + b + s.to; }
static int two_behind(struct span s, int a, int b) { return a + b + s.to; }
static int both(struct span s, struct span t) { return s.to + t.to; }
static int named(const char *name, struct span s) { return name[0] + s.to; }
static int flat(struct point p) { return p.x; }
static int flat_behind(int a, struct point p) { return a + p.x; }
static int scaled(double by, struct point p) { return by * p.x; }

FRAME(alone, one(make(1)))
FRAME(number_behind, behind(make(1), 3))
FRAME(variable_behind, behind(make(1), x))
FRAME(sum_behind, behind(make(1), x + 1))
FRAME(number_before, before(3, make(1)))
FRAME(variable_before, before(x, make(1)))
FRAME(global_before, before(g, make(1)))
FRAME(sum_before, before(x + 1, make(1)))
FRAME(element_before, before(numbers[1], make(1)))
FRAME(cut_before, before(wide, make(1)))
FRAME(truth_before, before(x == 1, make(1)))
FRAME(choice_before, before(x ? 1 : 2, make(1)))
FRAME(call_before, before(one(make(2)), make(1)))
FRAME(numbers_around, between(1, make(1), 2))
FRAME(variables_around, between(x, make(1), x))
FRAME(sum_and_number_around, between(x + 1, make(1), 3))
FRAME(two_numbers_before, two_before(1, 2, make(1)))
FRAME(two_sums_before, two_before(x + 1, x + 2, make(1)))
FRAME(two_variables_behind, two_behind(make(1), x, x))
FRAME(variable_and_number_behind, two_behind(make(1), x, 3))
FRAME(known_first, both(known, make(1)))
FRAME(known_last, both(make(1), known))
FRAME(two_of_them, both(make(1), make(2)))
FRAME(text_before, named("text", make(1)))
FRAME(pointer_before, named((char *)p + 1, make(1)))
FRAME(of_doubles, flat(at(1)))
FRAME(sum_before_doubles, flat_behind(x + 1, at(1)))
FRAME(double_before, scaled(d, at(1)))
FRAME(product_before, scaled(d * 2, at(1)))
FRAME(read_at_once, x = make(1).to)

int main(void) {
    int *p = numbers;
    alone(p, 1, 1), number_behind(p, 1, 1), variable_behind(p, 1, 1), sum_behind(p, 1, 1), number_before(p, 1, 1);
    variable_before(p, 1, 1), global_before(p, 1, 1), sum_before(p, 1, 1), element_before(p, 1, 1);
    cut_before(p, 1, 1), truth_before(p, 1, 1), choice_before(p, 1, 1), call_before(p, 1, 1);
    numbers_around(p, 1, 1), variables_around(p, 1, 1), sum_and_number_around(p, 1, 1);
    two_numbers_before(p, 1, 1), two_sums_before(p, 1, 1), two_variables_behind(p, 1, 1);
    variable_and_number_behind(p, 1, 1), known_first(p, 1, 1), known_last(p, 1, 1), two_of_them(p, 1, 1);
    text_before(p, 1, 1), pointer_before(p, 1, 1), of_doubles(p, 1, 1), sum_before_doubles(p, 1, 1);
    double_before(p, 1, 1), product_before(p, 1, 1), read_at_once(p, 1, 1);
    return 0;
}
