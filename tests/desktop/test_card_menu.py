"""What can be done with a card beside answering it."""

import pytest
from person import Role
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

TITLES = ("Four regions", "malloc(1 MB)", "The heap")


@pytest.fixture
def learner(person):
    """A person in the middle of a sitting."""
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Question 1")
    person.wait_for("Card: flag")
    return person


def choose(person, text: str) -> None:
    """Choose an entry of the card's menu."""
    menu = person.find("Card: flag").menu()
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def asked(person) -> str | None:
    """The title of the question on the screen."""
    return next((title for title in TITLES if person.look_for(title, Role.StaticText)), None)


def test_a_flagged_card_is_practised_later(learner):
    flagged = asked(learner)
    choose(learner, "Flag")
    learner.wait_for("Done: Flagged")

    learner.click("Practice", Role.Button, Role.CheckBox)
    learner.click("Practise flagged cards", Role.Button)

    learner.wait_until(lambda: asked(learner) == flagged)


def test_a_suspended_card_is_not_asked_again(learner):
    suspended = asked(learner)

    choose(learner, "Suspend")

    learner.wait_until(lambda: asked(learner) not in (None, suspended))
    learner.wait_until(lambda: learner.sees("Question 1 · 2 left"))
    assert learner.sees("Suspended: you find it under Cards")


def test_a_note_is_kept(learner):
    choose(learner, "Note")
    learner.wait_until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    note = dialog.focusWidget()
    note.setPlainText("mind the guard page")
    next(child for child in dialog.children() if getattr(child, "text", str)() == "Keep the note").click()

    learner.wait_for("Done: Your note is kept.")


def test_an_answer_that_was_undone_is_brought_back(learner):
    learner.click("Bring back the answer that was undone", Role.Button)
    learner.wait_for("Note: There is no answer to bring back.")
    learner.press(Qt.Key.Key_Escape)
