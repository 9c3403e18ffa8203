"""What holds for the answer widget of every kind, with a question of the built-in pack."""

from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from test_accessibility import assert_named, assert_roles, controls

from trainer.desktop.answers import WIDGETS
from trainer.packs import builtin_packs, read_pack

PACK = read_pack(builtin_packs() / "memory-layout")
FIRST = {question.kind: question for question in reversed(PACK.questions)}


@cache
def prepared(kind: str):
    return FIRST[kind].prepare()


@pytest.fixture(params=sorted(FIRST))
def answered(request, theme, show):
    """A person in front of one question's answer widget."""
    item = prepared(request.param)
    widget = WIDGETS[request.param](theme, item)
    person = show(widget, 700, 900)
    person.widget, person.item = widget, item
    return person


def test_nothing_is_answered_at_first(answered):
    assert answered.item.score(answered.widget.answer()) == 0
    assert not answered.widget.complete()


def test_every_control_has_a_name_and_a_role_before_and_after_the_check(answered):
    assert controls(answered.widget)
    assert_named(answered.widget)
    assert_roles(answered.widget)

    answered.widget.show_grade(answered.item.grade(answered.item.empty()))
    QApplication.processEvents()

    assert_named(answered.widget)
    assert_roles(answered.widget)


def test_the_keyboard_is_on_a_control_when_the_question_is_asked(answered):
    answered.widget.focus_first()

    focus = QApplication.focusWidget()
    assert focus is not None
    assert answered.widget.isAncestorOf(focus)


def test_the_tab_key_comes_to_every_control_and_leaves_it_again(answered):
    answered.widget.focus_first()
    expected = {control for control in controls(answered.widget) if control.isEnabled()}

    visited = set()
    for _ in range(2 * len(expected) + 10):
        visited.add(QApplication.focusWidget())
        answered.press(Qt.Key.Key_Tab)

    # of a group of radio buttons the Tab key comes to one, the arrows to the others
    grouped = {control for control in expected if getattr(control, "group", lambda: None)() is not None}
    assert expected - grouped <= visited


def test_text_of_double_size_fits_a_small_window_before_and_after_the_check(answered, theme):
    theme.set_percent(200)
    QApplication.processEvents()
    assert answered.widget.minimumSizeHint().width() <= 760

    answered.widget.show_grade(answered.item.grade(answered.item.key()))
    QApplication.processEvents()
    assert answered.widget.minimumSizeHint().width() <= 760
