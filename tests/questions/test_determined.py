"""Which bytes have a value: locals and blocks only from the first store on."""

import pytest

from trainer.engine import run
from trainer.questions.determined import determined

PROGRAM = """\
#include <stdlib.h>
int global;
void fill(int p)
{
    int a = p;
    global = a;
}
void look(void)
{
    int x;
    global = 2;
    global = 4;
}
int main(int argc, char **argv)
{
    int u;
    char word[4] = "a";
    fill(3);
    look();
    int *block = malloc(16);
    block[1] = 7;
    int *clean = calloc(4, 4);
    free(block);
    int *again = malloc(16);
    again[0] = 5;
    block = realloc(clean, 400);
    u = argc;
    return u;
}
"""


@pytest.fixture(scope="module", params=["linux-x86_64", "textbook"])
def whole(request):
    return run(PROGRAM, request.param)


@pytest.mark.parametrize(
    ("line", "time", "expression", "value"),
    [
        (6, 0, "p", True),
        (6, 0, "a", True),
        (5, 0, "a", False),
        (12, 0, "x", False),
        (18, 0, "u", False),
        (18, 0, "word[3]", True),
        (18, 0, "argc", True),
        (18, 0, "global", True),
        (21, 0, "block[1]", False),
        (22, 0, "block[1]", True),
        (22, 0, "block[0]", False),
        (23, 0, "clean[2]", True),
        (25, 0, "again[1]", False),
        (26, 0, "again[0]", True),
        (27, 0, "block[3]", True),
        (27, 0, "block[90]", False),
        (28, 0, "u", True),
    ],
)
def test_a_value_is_there_from_the_first_store_on(whole, line, time, expression, value):
    state = whole.timeline.at(whole.timeline.steps_at(line)[time])
    found = state.evaluate(expression)

    assert determined(whole, state, found.address, found.size) == (value,) * found.size


def test_a_call_forgets_what_an_earlier_call_left_in_its_place(whole):
    state = whole.timeline.at(whole.timeline.steps_at(12)[0])

    assert state.evaluate("x").value == 3
    assert not any(determined(whole, state, state.evaluate("x").address, 4))
