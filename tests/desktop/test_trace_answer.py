"""Filling in a trace table by keyboard and mouse; then what was right."""

import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.questions.trace import TraceAnswer

PROGRAM = """\
#include <stdlib.h>
int main(void)
{
    int i = 1;
    int *p;
    p = malloc(40);
    i = 2;
    return i;
}
"""
Key = Qt.Key


@pytest.fixture
def trace(ask):
    return ask(
        kind="trace",
        platform="textbook",
        program=PROGRAM,
        columns=[
            {"expression": "i"},
            {"title": "where p points", "probe": {"ask": "points-to", "pointer": "p"}},
        ],
        rows=[{"before": "p = malloc"}, {"before": "i = 2", "given": ["i"]}, {"before": "return i"}],
    )


def choose(person, name: str, text: str) -> None:
    box = person.find(name, Role.ComboBox)
    box.setFocus()
    while box.currentText() != text:
        before = box.currentIndex()
        person.press(Key.Key_Down)
        assert box.currentIndex() != before, f"{text!r} is not offered"


def test_an_empty_table_is_no_answer(trace):
    assert trace.widget.answer() == TraceAnswer()
    assert not trace.widget.complete()


def test_cells_that_are_given_show_their_value(trace):
    assert trace.sees("i, before line 7: 1, given")


def test_the_whole_table_by_keys_alone(trace):
    trace.widget.focus_first()

    trace.type("1")
    trace.press(Key.Key_Return)  # over the given cell
    trace.type("2")
    choose(trace, "where p points, before line 6", "? (not determined)")
    choose(trace, "where p points, before line 7", "Heap")
    choose(trace, "where p points, before line 8", "Heap")

    assert trace.widget.answer() == trace.item.key()
    assert trace.item.score(trace.widget.answer()) == 1.0


def test_arrows_go_from_field_to_field(trace):
    trace.find("i, before line 6", Role.EditableText).setFocus()

    trace.press(Key.Key_Down)
    assert trace.find("i, before line 8", Role.EditableText).hasFocus()

    trace.press(Key.Key_Up)
    assert trace.find("i, before line 6", Role.EditableText).hasFocus()

    trace.press(Key.Key_Right)
    assert trace.find("where p points, before line 6", Role.ComboBox).hasFocus()


def test_after_the_check_each_cell_says_what_was_right(trace):
    trace.widget.focus_first()
    trace.type("1")
    choose(trace, "where p points, before line 7", "BSS")

    trace.widget.show_grade(trace.item.grade(trace.widget.answer()))

    trace.wait_for("i, before line 6: 1, right")
    trace.wait_for("where p points, before line 7: you wrote BSS, right is Heap")
    trace.wait_for("i, before line 8: left empty, right is 2")
    assert trace.look_for("i, before line 6", Role.EditableText) is None


def test_code_in_the_title_of_a_row_is_shown_as_code(ask):
    row = {"title": "before `i < 2`", "before": "i = 2"}
    trace = ask(kind="trace", platform="textbook", program=PROGRAM, columns=[{"expression": "i"}], rows=[row])

    assert trace.look_for("Before i < 2", Role.StaticText)
    assert trace.look_for("i, before i < 2", Role.EditableText)
    assert not trace.sees("`")
