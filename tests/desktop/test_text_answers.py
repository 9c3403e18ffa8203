"""Typing a word, and filling blanks inside of a text or of code."""

import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.questions.cloze import ClozeAnswer
from trainer.questions.text import TextAnswer

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
WORD = "- {{id: {0}, kind: text, title: The word {0}, prompt: Where is it?, accept: [heap], topics: [region.heap]}}\n"
BLANKS = {"up": {"accept": ["up"]}, "down": {"accept": ["downwards"]}}


@pytest.fixture
def word(ask):
    return ask(kind="text", accept=["SIGSEGV"])


@pytest.fixture(params=["text", "code"])
def cloze(ask, request):
    body = "The heap grows [[up]],\nthe **stack** grows [[down]]."
    return ask(kind="cloze", blanks=BLANKS, **{request.param: body})


def test_a_word_is_typed_and_checked_with_enter(word, qtbot):
    assert not word.widget.complete()
    word.widget.focus_first()
    word.type("sigsegv")

    with qtbot.waitSignal(word.widget.check_asked):
        word.press(Key.Key_Return)

    assert word.widget.answer() == TextAnswer(text="sigsegv")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("SIGSEGV", "Your answer: SIGSEGV, right"),
        ("SIGSEVG", "Your answer: you wrote SIGSEVG, nearly right: SIGSEGV"),
        ("SIGABRT", "Your answer: you wrote SIGABRT, right is SIGSEGV"),
    ],
)
def test_after_the_check_the_word_is_beside_the_right_one(word, typed, said):
    word.widget.focus_first()
    word.type(typed)

    word.widget.show_grade(word.item.grade(word.widget.answer()))

    word.wait_for(said)
    assert word.look_for("Your answer", Role.EditableText) is None


def test_blanks_lie_inside_of_the_text(cloze):
    first, second = cloze.find("Blank 1 of 2", Role.EditableText), cloze.find("Blank 2 of 2", Role.EditableText)

    inside = cloze.widget.body.viewport().rect()
    assert all(inside.contains(field.geometry()) for field in (first, second))
    assert not first.geometry().intersects(second.geometry())


def test_enter_goes_from_blank_to_blank_and_then_asks_for_the_check(cloze, qtbot):
    cloze.widget.focus_first()
    cloze.type("up")
    cloze.press(Key.Key_Return)
    cloze.type("downwards")

    assert cloze.widget.answer() == cloze.item.key()
    with qtbot.waitSignal(cloze.widget.check_asked):
        cloze.press(Key.Key_Return)


def test_empty_blanks_are_no_answer(cloze):
    assert cloze.widget.answer() == ClozeAnswer()
    assert not cloze.widget.complete()


def test_after_the_check_the_text_says_what_was_right(cloze):
    cloze.widget.focus_first()
    cloze.type("up")
    cloze.press(Key.Key_Down)
    cloze.type("dwonwards")

    cloze.widget.show_grade(cloze.item.grade(cloze.widget.answer()))

    shown = cloze.widget.body.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert "The heap grows  ✓ up ," in shown
    assert "≈ dwonwards → downwards ." in shown
    assert cloze.widget.body.accessibleDescription() == (
        "Blank 1: up, right. Blank 2: you wrote dwonwards, right is downwards."
    )
    assert cloze.look_for("Blank 1 of 2") is None


def test_blanks_follow_larger_text(cloze, theme):
    field = cloze.find("Blank 1 of 2", Role.EditableText)
    before = field.width()

    theme.set_percent(200)
    cloze.wait_until(lambda: field.width() > 1.5 * before)

    assert cloze.widget.body.viewport().rect().top() <= field.geometry().top()


def type_the_word_of(person, count: int) -> None:
    """Answer the question with that number of a pack of two, each with a field for a word."""
    person.wait_for(f"Question {count}")
    person.wait_until(lambda: person.find("Your answer", Role.EditableText).hasFocus())
    person.type("heap")
    person.press(Key.Key_Return)
    person.click("Next", Role.Button)


def test_answers_are_taken_back_and_brought_back_by_keys_from_a_field_to_type_in(packs, open_window):
    (packs / "main-job" / "questions" / "all.yaml").write_text("".join(map(WORD.format, ("one", "two", "three"))))
    person = open_window()
    person.click("Study 3 cards", Role.Button)
    type_the_word_of(person, 1)
    type_the_word_of(person, 2)
    person.wait_for("Question 3")
    person.wait_until(lambda: person.find("Your answer", Role.EditableText).hasFocus())

    person.type("x")
    person.press(Key.Key_Z, modifier=CONTROL)  # the letter
    assert person.find("Your answer", Role.EditableText).text() == ""
    person.press(Key.Key_Z, modifier=CONTROL)
    person.wait_for("Question 2")
    person.wait_until(lambda: person.find("Your answer", Role.EditableText).hasFocus())
    person.press(Key.Key_Z, modifier=CONTROL)
    person.wait_for("Question 1")
    person.wait_until(lambda: person.find("Your answer", Role.EditableText).hasFocus())

    person.press(Key.Key_Z, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    person.wait_for("Question 2")
