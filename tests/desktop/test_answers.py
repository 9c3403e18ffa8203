"""One widget a kind of question: what it gives as an answer, and what it shows after the check."""

import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.desktop.answers import WIDGETS
from trainer.desktop.widgets.marks import MarkList
from trainer.desktop.widgets.option import Verdict
from trainer.questions import KINDS, Grade, Mark


@pytest.fixture
def choice(ask):
    options = [
        {"text": "The `heap`", "correct": True, "feedback": "Yes."},
        {"text": "The stack", "correct": False, "feedback": "That is for locals."},
        {"text": "The text", "correct": False},
    ]
    return ask(kind="choice", options=options)


def test_every_kind_of_question_has_a_widget():
    assert set(WIDGETS) == set(KINDS)


def test_an_untouched_answer_is_not_complete(choice):
    assert choice.widget.answer() == choice.item.empty()
    assert not choice.widget.complete()


def test_a_choice_gives_the_authors_index(choice):
    choice.click("The heap", Role.RadioButton)

    assert choice.widget.answer() == choice.item.key()


def test_after_the_check_all_right_options_and_a_partly_right_one_are_marked(ask):
    options = [
        {"text": "The heap", "correct": True},
        {"text": "Memory from brk", "correct": True},
        {"text": "The data segment", "correct": False, "credit": 0.5},
        {"text": "The stack", "correct": False},
    ]
    partly = ask(kind="choice", mode="any", options=options)
    partly.click("The data segment", Role.RadioButton)
    partly.widget.show_grade(partly.item.grade(partly.widget.answer()))

    described = [partly.find(option["text"], Role.RadioButton).accessibleDescription() for option in options]
    assert described == ["this was right", "this was right", "partly right", "not chosen"]

    right = ask(kind="choice", mode="any", options=options)
    right.click("Memory from brk", Role.RadioButton)
    right.widget.show_grade(right.item.grade(right.widget.answer()))

    described = [right.find(option["text"], Role.RadioButton).accessibleDescription() for option in options]
    assert described == ["this is right, too", "right", "not chosen", "not chosen"]


def test_a_choice_by_keys(choice):
    choice.widget.focus_first()

    choice.press(Qt.Key.Key_Space)
    choice.press(Qt.Key.Key_Down)

    assert choice.widget.complete()


def test_after_the_check_each_option_says_what_it_was(choice):
    choice.click("The stack")
    choice.widget.show_grade(choice.item.grade(choice.widget.answer()))

    wrong, missed = choice.find("The stack"), choice.find("The heap")
    assert (wrong.verdict, missed.verdict) == (Verdict.WRONG, Verdict.MISSED)
    assert wrong.accessibleDescription() == "wrong: That is for locals."
    assert missed.accessibleDescription() == "this was right: Yes."


def test_several_options_are_check_boxes(ask):
    person = ask(
        kind="choice",
        mode="many",
        options=[
            {"text": "One", "correct": True},
            {"text": "Two", "correct": True},
            {"text": "Three", "correct": False},
        ],
    )

    person.click("One", Role.CheckBox)
    person.click("Two", Role.CheckBox)

    assert person.item.grade(person.widget.answer()).score == 1


@pytest.mark.parametrize(
    ("typed", "meaning", "complete"),
    [
        ("128 KiB", "= 131,072 bytes", True),
        ("0x1000", "= 4,096 bytes", True),
        ("2^17", "= 131,072 bytes", True),
        ("1", "= 1 byte", True),
        ("lots", "Not understood", False),
        ("", "Bytes, or a size", False),
    ],
)
def test_a_number_is_interpreted_while_it_is_typed(ask, typed, meaning, complete):
    person = ask(kind="number", answer=131072, unit="bytes")
    person.widget.focus_first()

    person.type(typed)

    assert person.sees(meaning)
    assert person.widget.complete() is complete


def test_enter_in_a_number_asks_for_the_check(ask, qtbot):
    person = ask(kind="number", answer=5)
    person.widget.focus_first()
    person.type("5")

    with qtbot.waitSignal(person.widget.check_asked):
        person.press(Qt.Key.Key_Return)

    assert person.item.grade(person.widget.answer()).score == 1


def test_a_flashcard_is_rated_only_after_it_is_turned(ask, qtbot):
    person = ask(kind="flashcard", back="It grows **up**.")
    person.widget.rate(3)
    assert person.look_for("Good") is None
    assert not person.widget.complete()

    person.click("Show answer", Role.Button)
    person.widget.show_intervals({1: "1 minute", 2: "6 minutes", 3: "3 days", 4: "8 days"})

    with qtbot.waitSignal(person.widget.rated) as rated:
        person.click("Good, 3 days")
    assert rated.args == [3]
    assert person.widget.answer().recall == "good"


def test_a_scenario_is_predicted_part_by_part(ask):
    person = ask(
        kind="scenario",
        program="int main(void)\n{\n    int *p = 0;\n    *p = 1;\n    return 0;\n}\n",
        where={"question": "Where?", "probe": {"ask": "fault-region"}, "regions": ["unmapped", "heap"]},
        why={"reasons": [{"text": "Nothing is mapped at 0.", "correct": True}, {"text": "No.", "correct": False}]},
    )
    assert not person.widget.complete()

    person.click("Segmentation fault", Role.RadioButton)
    person.click("Unmapped", Role.RadioButton)
    person.click("Nothing is mapped at 0.", Role.RadioButton)

    assert person.widget.answer() == person.item.key()


def test_an_exit_code_is_asked_for_only_where_there_is_one(ask):
    person = ask(kind="scenario", program="int main(void) { return 7; }\n", asks_exit_code=True)
    person.click("It ends normally and does")
    field = person.find("Exit code", Role.SpinBox)
    field.setFocus()
    field.selectAll()

    person.type("7")

    assert person.widget.answer() == person.item.key()


def test_a_layout_gives_the_regions_from_the_top(ask):
    person = ask(kind="layout", platform="textbook", regions=["kernel", "heap", "text"])

    for name in ("kernel space", "heap", "text"):
        person.click_row("Regions to place", name)
        person.click_row("Address space", "Slot at the bottom" if person.widget.complete() else "Empty address space")

    assert person.widget.answer() == person.item.key()


def test_after_the_check_a_layout_is_laid_over_the_right_one(ask):
    person = ask(kind="layout", platform="textbook", regions=["kernel", "heap", "text"])
    person.widget.builder.arrangement.place("text", 0)
    person.widget.builder.arrangement.place("heap", 1)

    person.widget.show_grade(person.item.grade(person.widget.answer()))

    shown = person.find("Your layout beside the right one")
    assert "Missing: kernel space." in shown.accessibleDescription()


def test_lost_marks_come_first_and_many_right_ones_are_folded(theme, show):
    marks = MarkList(theme)
    person = show(marks)
    right = [Mark(0.1, 0.1, f"right {number}") for number in range(5)]

    marks.show_grade(Grade.of([*right, Mark(0.0, 0.5, "The heap lies above the text.")]))

    assert marks.text() == "50% Partly right"
    person.wait_for("wrong, 0 / 50 %: The heap lies above the text.")
    assert not person.sees("right 3")

    person.click("Show what was right (5)")
    person.wait_until(lambda: person.sees("right 3"))


@pytest.fixture
def parts(ask):
    number = {"kind": "number", "prompt": "How many?", "answer": 5, "points": 3}
    choice = {
        "kind": "choice",
        "prompt": "Which?",
        "options": [{"text": "This", "correct": True}, {"text": "That", "correct": False}],
    }
    return ask(kind="parts", parts=[number, choice])


def test_parts_are_answered_one_below_the_other_by_keys(parts, qtbot):
    parts.widget.focus_first()
    assert not parts.widget.complete()

    parts.type("5")
    parts.press(Qt.Key.Key_Return)
    parts.press(Qt.Key.Key_Space)

    given = parts.widget.answer()
    assert parts.widget.complete()
    assert given.answers[0].text == "5"
    assert given.answers[1].chosen


def test_a_part_may_stay_untouched_but_not_half_typed(parts):
    parts.click("This", Role.RadioButton)
    assert parts.widget.complete()

    parts.widget.focus_first()
    parts.type("lots")

    assert not parts.widget.complete()


def test_after_the_check_each_part_says_what_it_earned(parts):
    parts.widget.focus_first()
    parts.type("5")
    parts.click("That", Role.RadioButton)

    parts.widget.show_grade(parts.item.grade(parts.widget.answer()))

    assert parts.sees("3 of 3 points")
    assert parts.sees("0 of 1 point")
    assert parts.find("That").verdict is Verdict.WRONG
