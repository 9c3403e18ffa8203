"""Trace tables: cells as the run has them, bases, cells that have no value."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.trace import TraceAnswer

PROGRAM = """\
#include <stdlib.h>
int main(void)
{
    int i, *p;
    signed char small = -2;
    p = malloc(40);
    for (i = 0; i < 2; i++) {
        int square = i * i;
        p[i] = square;
    }
    return small;
}
"""
COLUMNS = [
    {"expression": "i"},
    {"expression": "square"},
    {"expression": "small", "base": 16},
    {"title": "p points to", "probe": {"ask": "points-to", "pointer": "p"}},
]
ROWS = [
    {"before": "p = malloc"},
    {"before": "p[i] = square", "given": ["small"]},
    {"before": "p[i] = square", "occurrence": 2, "given": ["small", "p points to"]},
]
KEY = TraceAnswer(cells=(("?", "", "0xfe", "?"), ("0", "0", "", "heap"), ("1", "1", "", "")))


@pytest.fixture
def item(prepare):
    return prepare("trace", program=PROGRAM, columns=COLUMNS, rows=ROWS)


def test_the_key_is_what_the_run_has(item):
    assert item.key() == KEY
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0
    assert item.moments == ("before line 6", "before line 9", "before line 9, time 2")


def test_each_cell_earns_its_part_and_says_what_is_right(item):
    grade = item.grade(TraceAnswer(cells=(("0", "", "FE", ""), ("0", "4"))))

    assert grade.score == pytest.approx(2 / 8)
    assert [mark.text for mark in grade.marks[:5]] == [
        "Before line 6, nothing has been stored to `i` yet: what it holds is left over. You wrote 0.",
        "Right: Before line 6, `small` is 0xfe.",
        "Before line 6, nothing has been stored to `p` yet: what it holds is left over. Nothing was written.",
        "Right: Before line 9, `i` is 0.",
        "Before line 9, `square` is 0. You wrote 4.",
    ]


@pytest.mark.parametrize("text", ["0xfe", "fe", "FE", "-2", "0x FE"])
def test_a_hexadecimal_cell_takes_bytes_and_numbers(item, text):
    cells = (("", "", text, ""),)

    assert item.right(TraceAnswer(cells=cells), 0, 2) is (text != "0x FE")


def test_the_rule_explains_the_question_mark_only_where_there_is_one(prepare, item):
    plain = prepare("trace", program=PROGRAM, columns=COLUMNS[:1], rows=[{"before": "p[i] ="}])

    assert "Write ?" in item.rule
    assert plain.rule == "Every cell earns an equal part."


def test_a_stated_value_that_the_run_does_not_have_is_refuted(make):
    rows = [ROWS[0], {**ROWS[1], "expect": {"i": 0, "square": 4}}]

    with pytest.raises(KeyRefuted, match="`square` is 0") as refuted:
        make("trace", program=PROGRAM, columns=COLUMNS, rows=rows).prepare()

    assert refuted.value.location == ("rows", 1, "expect", "square")


def test_stated_values_that_the_run_has_are_fine(make):
    rows = [{**ROWS[0], "expect": {"i": "?", "small": -2}}, {**ROWS[1], "expect": {"p points to": "heap"}}]

    make("trace", program=PROGRAM, columns=COLUMNS, rows=rows).prepare()


@pytest.mark.parametrize(
    ("expressions", "row", "complaint"),
    [
        (("nothing", "i"), {"before": 6}, "'nothing' has no value at any of the moments"),
        (("i",), {"before": 6, "occurrence": 2}, "executed 1 times, not 2"),
        (("i",), {"before": 6, "given": ["i"]}, "every cell is given"),
    ],
)
def test_a_table_that_the_run_cannot_fill_is_refused(make, expressions, row, complaint):
    columns = [{"expression": expression} for expression in expressions]

    with pytest.raises(QuestionError, match=complaint):
        make("trace", program=PROGRAM, columns=columns, rows=[row]).prepare()


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"columns": [{"base": 16}]}, "either the 'expression' to trace, or a 'probe'"),
        ({"columns": [{"probe": {"ask": "points-to", "pointer": "p"}}]}, "needs a 'title'"),
        ({"columns": [{"title": "x", "probe": {"ask": "signal"}}]}, "looks at the moment of each row"),
        ({"columns": [COLUMNS[0], COLUMNS[0]]}, "the same title"),
        ({"rows": [{"before": 6, "given": ["j"]}]}, "a row names j"),
        ({"rows": [{"before": 6, "after": 6}]}, "either 'before' or 'after'"),
    ],
)
def test_a_trace_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("trace", **{"program": PROGRAM, "columns": COLUMNS, "rows": [{"before": 6}], **keys})
