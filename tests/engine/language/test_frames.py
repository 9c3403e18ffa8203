"""Where gcc 12 -O0 puts the objects of a function, as its debugging information says (DW_OP_fbreg, measured)."""

import pytest

from trainer.engine import run
from trainer.engine.language.unit import Unit

MEASURED = {
    "those that are never pointed at come first": (
        "int f(void) { char text[8]; int one = 1; int two = 2; use(text); return one + two; }",
        {"one": 4, "two": 8, "text": 16},
    ),
    "of these, first those whose values meet in a loop": (
        "int f(void) { int before = 1, sum = 0; for (int i = 0; i < 3; i++) sum += before; return sum; }",
        {"sum": 4, "i": 8, "before": 12},
    ),
    "what follows a loop comes before what is in it": (
        "int f(int n) { while (n > 0) { int inside = n; n -= inside; } int after = n; return after; }",
        {"after": 4, "inside": 8, "n": 20},
    ),
    "what meets behind a branch": (
        "int f(int n) { int early = n, chosen; if (n > 3) chosen = 1; else chosen = early; return chosen; }",
        {"chosen": 4, "early": 8, "n": 20},
    ),
    "volatile objects are never registers": (
        "int f(void) { volatile int shy = 1; int bold = 2; return shy + bold; }",
        {"bold": 4, "shy": 8},
    ),
    "blocks come after what is around them": (
        "int f(void) { { int inner; use(&inner); } int outer; use(&outer); return 0; }",
        {"outer": 4, "inner": 8},
    ),
    "large objects of blocks that do not overlap share their place": (
        "int f(void) { { char a[40]; use(a); } { char b[100]; use(b); } { char c[8]; use(c); } return 0; }",
        {"c": 8, "a": 112, "b": 112},
    ),
    "a branch on a negated condition": (
        "int f(int n) { if (!(n > 1 && n < 5)) { int x = n; n = x; } else { int y = n; n = y + 1; } return n; }",
        {"y": 4, "x": 8, "n": 20},
    ),
    "a switch": (
        "int f(int n) { switch (n) { case 1: { int a = n; return a; } case 2: { int b = n; return b; } } return 0; }",
        {"b": 4, "a": 8, "n": 20},
    ),
}


def offsets(source):
    unit = Unit("void use(void *p) { } " + source + " int main(void) { return 0; }", "main.c", record=False).compile()
    function = next(info for info in unit.functions if info.name == "f")
    return {local.name: local.offset for local in function.variables}


@pytest.mark.parametrize(("source", "measured"), MEASURED.values(), ids=MEASURED)
def test_objects_lie_where_gcc_puts_them(source, measured):
    assert offsets(source) == measured


RETURNED = {
    "int *f(void) { int x = 1; return &x; }": 0,
    "char *f(void) { char b[8] = {0}; return b + 2; }": 0,
    "int *f(void) { struct { int a, b; } s = {0}; return &s.b; }": 0,
    "int *f(void) { static int x; return &x; }": 1,
    "int *f(void) { int x = 1; int *p = &x; return p; }": 1,
    "unsigned long f(void) { int x = 1; return (unsigned long)&x; }": 1,
}


@pytest.mark.parametrize(("source", "something"), RETURNED.items())
def test_the_address_of_a_local_is_returned_as_null(source, something):
    result = run(f"{source} int main(void) {{ return f() != 0; }}", record=False)

    assert result.exit_code == something


PASSED = """
#include <stdio.h>
struct big { long words[4]; };
static void many(int a, int b, int c, int d, int e, int f, int g, int h)
{
    char *fp = __builtin_frame_address(0);
    printf("%ld %ld", (long)((char *)&g - fp), (long)((char *)&h - fp));
}
static void whole(struct big b, int n)
{
    char *fp = __builtin_frame_address(0);
    printf(" %ld %d", (long)((char *)&b - fp), n);
}
int main(void)
{
    struct big b = {{1, 2, 3, 4}};
    many(1, 2, 3, 4, 5, 6, 7, 8);
    whole(b, 5);
    return 0;
}
"""


def test_what_has_no_register_is_passed_above_the_return_address():
    assert run(PASSED, record=False).stdout == "16 24 16 5"


def test_a_value_that_waits_for_a_call_is_kept_in_a_saved_register():
    source = "int f(int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }"

    assert offsets(source) == {"n": 20}


def test_the_outermost_frame_pointer_is_that_of_the_start_up_code():
    source = "int main(void) { long *fp = __builtin_frame_address(0); return (int)fp[0]; }"

    assert run(source, record=False).exit_code == 1
