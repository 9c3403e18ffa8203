"""A question whose sheet was made ahead is shown as if it had been made when it was asked."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.turns import PAINTED
from trainer.packs import builtin_packs, read_pack

PACK = read_pack(builtin_packs() / "memory-layout")
FIRST = {question.kind: question for question in reversed(PACK.questions)}


@cache
def item_of(kind: str):
    return FIRST[kind].prepare()


@pytest.fixture
def views(services, show):
    """Give a function that makes a view which asks a question; the person in front of it has it as ``window``."""

    def make(first: str = "flashcard", width: int = 1000):
        view = QuestionView(services)
        person = show(view, width, 800)
        view.show_item(item_of(first), {})
        QApplication.processEvents()
        return person

    return make


@pytest.fixture
def prepare(qtbot):
    """Let a view make a sheet ahead, while the learner thinks."""

    def think(person, item):
        person.window.prepare(item)
        qtbot.wait(3 * PAINTED)

    return think


def places(view):
    """Return every widget that is seen, with its place and its size, in pixels."""
    seen = [widget for widget in view.content.findChildren(QWidget) if widget.isVisible()]
    return sorted(
        (widget.mapTo(view, QPoint()).toTuple(), widget.size().toTuple(), type(widget).__name__, widget.font().key())
        for widget in seen
    )


@pytest.fixture
def look_alike(qtbot):
    """Wait until two views look the same: layouts inside layouts take turns."""

    def compare(one, other):
        qtbot.waitUntil(lambda: places(one.window) == places(other.window), timeout=5_000)
        assert len(places(one.window)) > 4

    return compare


@pytest.mark.parametrize("kind", sorted(FIRST))
def test_a_sheet_that_was_made_ahead_looks_the_same(views, look_alike, kind, prepare):
    prepared, plain = views(), views()
    prepare(prepared, item_of(kind))

    prepared.window.show_item(item_of(kind), {})
    plain.window.show_item(item_of(kind), {})

    look_alike(prepared, plain)


@pytest.mark.parametrize("kind", ["bytes", "trace", "layout"])
def test_a_sheet_that_is_asked_for_while_it_is_made_looks_the_same(views, look_alike, kind):
    hurried, plain = views(), views()
    hurried.window.prepare(item_of(kind))

    hurried.window.show_item(item_of(kind), {})
    plain.window.show_item(item_of(kind), {})

    look_alike(hurried, plain)


def test_it_follows_a_window_that_has_become_narrower_since(views, look_alike, prepare):
    prepared, plain = views(), views()
    prepare(prepared, item_of("scenario"))
    for person in (prepared, plain):
        person.window.resize(600, 800)

    prepared.window.show_item(item_of("scenario"), {})
    plain.window.show_item(item_of("scenario"), {})

    look_alike(prepared, plain)


def test_it_follows_a_text_size_that_was_chosen_since(views, look_alike, services, prepare):
    prepared, plain = views(), views()
    prepare(prepared, item_of("choice"))
    services.theme.set_percent(150)

    prepared.window.show_item(item_of("choice"), {})
    plain.window.show_item(item_of("choice"), {})

    look_alike(prepared, plain)
    services.theme.set_percent(100)


def test_nobody_meets_the_next_question_before_it_is_asked(views, prepare):
    person = views("flashcard")
    prepare(person, item_of("choice"))
    person.window.focus_first()

    reached = set()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    assert person.look_for(FIRST["choice"].title) is None
    assert all(person.window.isAncestorOf(widget) and widget.isVisible() for widget in reached - {person.window})


def test_another_question_may_be_asked_instead(views, prepare):
    person = views("flashcard")
    prepare(person, item_of("choice"))

    person.window.show_item(item_of("number"), {})
    QApplication.processEvents()

    assert person.look_for(FIRST["number"].title) is not None
    assert person.look_for(FIRST["choice"].title) is None


def test_the_answer_to_it_is_taken(views, prepare):
    person = views("flashcard")
    item = item_of("choice")
    prepare(person, item)
    person.window.show_item(item, {})

    person.window.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert person.window.complete()


@pytest.mark.parametrize("kind", sorted(FIRST.keys() - {"flashcard"}))
def test_text_of_double_size_needs_no_scrolling_sideways_after_the_check(views, services, qtbot, kind):
    services.theme.set_percent(200)
    person = views(kind, 830)

    item = item_of(kind)
    person.window.show_feedback(item.grade(item.empty()))
    person.wait_for("Step of the run")

    qtbot.waitUntil(lambda: person.window.horizontalScrollBar().maximum() == 0)  # layouts take turns
