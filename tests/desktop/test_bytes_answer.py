"""Typing bytes into the grid; then what was right."""

import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.questions.bytes import BytesAnswer

PROGRAM = """\
struct pair { char c; int x; };
int main(void)
{
    struct pair s;
    s.c = 'A';
    s.x = 258;
    return 0;
}
"""
Key = Qt.Key


@pytest.fixture
def grid(ask):
    return ask(kind="bytes", program=PROGRAM, object="s", moment={"before": "return 0"})


def cells(person) -> list[str]:
    return [field.value() for field in person.widget.fields.values()]


def test_an_empty_grid_is_no_answer(grid):
    assert grid.widget.answer() == BytesAnswer()
    assert not grid.widget.complete()


def test_typing_goes_from_byte_to_byte(grid):
    grid.widget.focus_first()

    grid.type("41???02010000")

    assert cells(grid) == ["41", "??", "??", "??", "02", "01", "00", "00"]
    assert grid.widget.answer() == grid.item.key()


def test_only_hexadecimal_digits_are_taken(grid):
    grid.widget.focus_first()

    grid.type("xyz4g1")

    assert cells(grid)[:2] == ["41", ""]


def test_arrows_and_backspace_go_back(grid):
    grid.widget.focus_first()
    grid.type("4100")

    grid.press(Key.Key_Left)
    grid.type("??")
    grid.press(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    grid.press(Key.Key_Delete)

    assert cells(grid)[:3] == ["", "??", "??"]


def test_a_byte_is_marked_as_not_determined_by_a_button(grid):
    grid.widget.fields[2].setFocus()

    grid.click("Mark the byte as not determined", Role.Button)

    assert cells(grid)[2] == "??"


def test_a_screen_reader_hears_address_and_offset(grid):
    address = grid.item.content.address

    assert grid.find(f"Byte at {address + 4:#x}, offset 4", Role.EditableText) is grid.widget.fields[4]
    assert grid.sees("Declaration: struct pair {")


def test_bytes_that_are_given_can_be_read(ask):
    person = ask(kind="bytes", program=PROGRAM, object="s", moment={"before": "return 0"}, given=["c"])
    address = person.item.content.address

    assert person.sees(f"Byte at {address:#x}, offset 0: 41, given")
    assert 0 not in person.widget.fields


def test_after_the_check_each_byte_says_what_was_right_and_the_fields_have_names(grid):
    grid.widget.focus_first()
    grid.type("4100")
    assert not grid.sees("not used")

    grid.widget.show_grade(grid.item.grade(grid.widget.answer()))

    address = grid.item.content.address
    grid.wait_for(f"Byte at {address:#x}, offset 0: 41, right")
    grid.wait_for(f"Byte at {address + 1:#x}, offset 1: you wrote 00, right is ??")
    grid.wait_for(f"Byte at {address + 4:#x}, offset 4: left empty, right is 02")
    assert grid.sees("not used")
