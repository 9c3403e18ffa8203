"""Functions are as long as those of gcc 12 -O0, as nm -S shows them (measured)."""

import pytest

from trainer.engine import run
from trainer.engine.language.unit import Unit

DECLARATIONS = """
struct item { int key; char tag; struct item *next; };
int total, table[10]; char letter;
int puts(const char *); int printf(const char *, ...); double sqrt(double);
"""
FUNCTIONS = {
    "int add(int a, int b) { return a + b; }": 20,
    "int less_one(int a) { return a - 1; }": 15,
    "int rest(int a, int b) { return a % b; }": 21,
    "int tenfold(int a) { return a * 10; }": 21,
    "void double_it(int x) { x = 2 * x; }": 13,
    "void count(void) { total++; }": 22,
    "void store(int i, int v) { table[i] = v; }": 39,
    "int element(const int *p, int i) { return p[i]; }": 35,
    "int member(struct item *p) { return p->next->key; }": 20,
    "int is_letter(void) { return letter == 'x'; }": 21,
    "int greater(int a, int b) { if (a > b) return a; return b; }": 28,
    'void greet(void) { puts("hello"); }': 22,
    'void show(int a, int b) { printf("%d %d\\n", a, b); }': 45,
    "int twice(int n) { return n ? twice(n - 1) + 2 : 0; }": 42,
    "int sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }": 46,
    "double half(double x) { return x / 2; }": 38,
    "long first(char *s) { long n = 0; while (*s++) n++; return n; }": 48,
    "int pick(int n) { switch (n) { case 1: return 5; case 2: return 7; default: return 0; } }": 42,
}


@pytest.mark.parametrize("source", FUNCTIONS)
def test_a_function_is_as_long_as_with_gcc(source):
    unit = Unit(f"{DECLARATIONS}{source}\nint main(void) {{ return 0; }}", "main.c", record=False).compile()

    (size,) = (size for name, size in unit.code_sizes.items() if name != "main")
    assert size == FUNCTIONS[source]


def offsets(source):
    unit = Unit(f"{DECLARATIONS}{source}\nint main(void) {{ return 0; }}", "main.c", record=False).compile()
    return sorted(unit.offsets.values())


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("int quotient(int a, int b) { return a / b; }", [14]),
        ("long rest(long a, long b) { return a % b; }", [18]),
        ("int sum(int n) { int s = 0; for (int i = n; i >= 0; i--) s += 100 / i; return s; }", [28]),
        ("int both(int a, int b, int c) { int q = a / b; int r = a % c; return q + r; }", [17, 27]),
        ("void stop(int a) { a = a * 2; __builtin_trap(); }", [10]),
    ],
)
def test_an_instruction_that_traps_is_where_gcc_has_it(source, places):
    assert offsets(source) == places


def test_a_call_returns_to_where_it_does_with_gcc():
    source = "int twice(int n) { return n ? twice(n - 1) + 2 : 0; } int four(int n) { return twice(twice(n)); }"

    assert offsets(source) == [21, 28, 30]


def test_a_function_of_many_calls_is_measured_in_the_time_that_compiling_has():
    calls = "x = next(x);\n" * 2_000

    finished = run(f"int next(int x) {{ return (x + 1) % 100; }}\nint main(void) {{ int x = 7; {calls} return x; }}")

    assert finished.exit_code == 7
