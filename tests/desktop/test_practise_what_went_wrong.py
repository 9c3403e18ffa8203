"""From what went wrong straight to practising it, after a sitting and after an exam."""

import pytest
from person import Role
from PySide6.QtCore import Qt
from test_exam_page import candidate, hand_in_nothing  # noqa: F401 - a fixture

from trainer.store import open_store

AGAIN = "Practise the question that lost points"
SWITCH = "Practice moves my schedule"


def scheduled(data_dir) -> list[str]:
    """Return the questions whose cards have a day on which they come back."""
    with open_store(data_dir) as store:
        cards = store.cards.pick(store.learners.all()[0].id)
    return [card.name for card in cards if card.memory.due]


def answer_badly(person) -> None:
    person.wait_for("Four regions")
    person.click_row("Regions to place", "heap")
    person.click_row("Address space", "Empty address space")
    person.click("Check", Role.Button)
    person.wait_for("Next", Role.Button)


@pytest.fixture
def practised(person):
    """A person at the summary of a practice with one bad answer."""
    person.wait_for("Study 3 cards")
    person.click("Practice")
    person.click("Build: Four regions")
    answer_badly(person)
    person.click("End session")
    person.wait_for("Session complete")
    return person


@pytest.fixture
def examined(candidate):  # noqa: F811 - the fixture
    """A person at the result of an exam with one task without an answer."""
    hand_in_nothing(candidate)
    return candidate


def test_what_lost_points_in_a_sitting_is_practised_from_its_summary(practised, data_dir):
    practised.click(AGAIN, Role.Button)

    answer_badly(practised)
    practised.window.close()
    assert scheduled(data_dir) == []


def test_a_weak_topic_is_practised_from_the_summary(practised):
    practised.click("Practise Heap: 1 answer, score", Role.Button)

    practised.wait_until(lambda: practised.sees("Question 1 · 2 left"))


def test_the_summary_of_practice_that_does_not_count_speaks_of_no_ratings(practised):
    assert practised.sees("1 answer is recorded. Your schedule is as it was.")
    assert not practised.sees("Rating")
    assert not practised.sees("Again in")


def test_a_sitting_that_is_all_right_offers_nothing_to_repeat(person):
    person.click("Study 3 cards", Role.Button)
    person.click("End session")

    person.wait_for("Nothing answered this time")

    assert not person.look_for("Practise the")


def test_what_lost_points_in_an_exam_is_practised_from_its_result(examined, data_dir):
    examined.click(AGAIN, Role.Button)

    examined.wait_for("Question 1")
    examined.wait_for("malloc(1 MB)")
    examined.click("Mapping", Role.RadioButton)
    examined.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    examined.window.close()
    assert scheduled(data_dir) == []


def test_the_switch_lets_that_practice_count(examined, data_dir):
    examined.click(SWITCH, Role.CheckBox)
    examined.click(AGAIN, Role.Button)
    examined.wait_for("malloc(1 MB)")
    examined.click("It ends normally and does", Role.RadioButton)
    examined.click("Mapping", Role.RadioButton)
    examined.click("The heap is moved", Role.RadioButton)

    examined.click("Check", Role.Button)

    examined.wait_for("Next", Role.Button)
    examined.window.close()
    assert scheduled(data_dir) == ["one-megabyte"]


def test_the_switch_is_the_same_everywhere_and_after_a_restart(examined, open_window):
    examined.click(SWITCH, Role.CheckBox)
    examined.click("Practice")
    assert examined.find(SWITCH, Role.CheckBox).isChecked()
    examined.window.close()

    again = open_window()

    again.wait_for("Study 3 cards")
    again.click("Practice")
    assert again.find(SWITCH, Role.CheckBox).isChecked()


def test_a_topic_of_the_exam_is_practised_from_its_result(examined):
    examined.click("Practise Protection: Large blocks by mmap: 0 of 1 point, score 0%", Role.Button)

    examined.wait_for("malloc(1 MB)")
