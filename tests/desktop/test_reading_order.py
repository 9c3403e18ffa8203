"""In which order a screen reader meets what is on a page, and the Tab key goes through it."""

from person import Role, name_of, tree
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

Key = Qt.Key


def on_the_way(person, key: Qt.Key, until: str) -> list[str]:
    """Press Tab until something is reached; return the names of all that was passed."""
    passed = []
    for _ in range(60):
        person.press(key)
        passed.append(name_of(QAccessible.queryAccessibleInterface(QApplication.focusWidget())))
        if passed[-1] == until:
            return passed
    raise AssertionError(f"{until!r} is not reached by {passed}")


def check_the_scenario(person) -> None:
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")
    person.click("Skip this question")
    person.wait_for("malloc(1 MB)")
    person.click("It ends normally and does", Role.RadioButton)
    person.click("Mapping", Role.RadioButton)
    person.click("The heap is moved", Role.RadioButton)


def test_tab_leads_from_the_last_answer_to_check(person):
    check_the_scenario(person)
    person.find("The heap is moved", Role.RadioButton).setFocus()

    assert on_the_way(person, Key.Key_Tab, "Check") == ["Skip this question", "Check"]


def test_shift_and_tab_lead_back_from_check_to_the_answer(person):
    check_the_scenario(person)
    person.find("Check", Role.Button).setFocus()

    assert on_the_way(person, Key.Key_Backtab, "The heap is moved.") == ["Skip this question", "The heap is moved."]


def test_a_screen_reader_meets_the_verdict_before_the_process(person):
    check_the_scenario(person)
    person.click("Check", Role.Button)
    person.wait_for("Address space, highest address first")

    read = [name_of(found) for found in tree(person.window)]

    verdict = next(place for place, name in enumerate(read) if name.startswith("Nearly right"))
    assert verdict < read.index("Explanation") < read.index("Address space, highest address first")


def test_tab_meets_the_explanation_before_the_process(person):
    check_the_scenario(person)
    person.click("Check", Role.Button)
    person.wait_for("Address space, highest address first")
    person.find("Question", Role.StaticText).setFocus()

    passed = on_the_way(person, Key.Key_Tab, "Next")

    assert passed.index("Explanation") < passed.index("Step of the run") < passed.index("Good, 10 minutes")
