"""Functions are as long as those of gcc 12 -O0, as nm -S shows them (measured)."""

import pytest

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
