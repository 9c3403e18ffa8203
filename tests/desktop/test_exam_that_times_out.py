"""The time of an exam runs out: in the middle of an answer, and while the trainer is closed."""

from datetime import timedelta

import pytest
from person import Role
from PySide6.QtCore import Qt
from test_exam_page import make_exam, predict

from trainer.store import DiskFull
from trainer.study.clock import Clock
from trainer.study.exam import ExamSitting

OVER = "The time was up: it was graded as it stood."


class Hastened(Clock):
    """The computer's clock, with some time that has passed at once."""

    passed = timedelta()

    def now(self):
        return super().now() + self.passed

    def ticks(self, *, through_sleep):
        return super().ticks(through_sleep=through_sleep) + self.passed.total_seconds()


@pytest.fixture
def clock(monkeypatch):
    clock = Hastened()
    monkeypatch.setattr("trainer.study.clock.COMPUTER_CLOCK", clock)
    return clock


@pytest.fixture
def candidate(clock, open_window):
    """A person in the middle of an exam of half an hour."""
    person = open_window()
    person.wait_for("Study 3 cards")
    person.press(Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_for("Exam drill")
    make_exam(person)
    person.click("Begin: Rehearsal", Role.Button)
    person.wait_for("malloc(1 MB)")
    return person


def test_an_answer_in_progress_counts_when_the_time_runs_out(candidate, clock):
    predict(candidate)

    clock.passed = timedelta(minutes=30)

    candidate.wait_for("Passed: 100%")
    assert candidate.sees(OVER)
    assert candidate.sees("Time used: 30 minutes")


def test_every_task_is_reviewed_after_the_time_ran_out(candidate, clock):
    clock.passed = timedelta(minutes=30)
    candidate.wait_for("Not passed: 0%")

    candidate.click_row("Tasks of the exam", "1")

    candidate.wait_for("Address space, highest address first")


def test_an_answer_after_a_long_sleep_of_the_computer_comes_too_late(candidate, clock):
    predict(candidate)

    clock.passed = timedelta(hours=2)

    candidate.wait_for("Not passed: 0%")
    assert candidate.sees("Error: The time is up: this answer came too late.")


def test_an_exam_whose_time_ran_out_while_the_trainer_was_closed_is_handed_in(candidate, clock, open_window):
    predict(candidate)
    candidate.wait_until(lambda: candidate.sees("Task 1: malloc(1 MB), answered"))
    candidate.window.close()
    clock.passed = timedelta(hours=1)
    again = open_window()
    again.wait_for("Study 3 cards")
    again.click("Exam", Role.CheckBox)
    again.wait_until(lambda: "Rehearsal" in " ".join(again.rows("Exams of before")))

    again.click_row("Exams of before", "Rehearsal")

    again.wait_for("Passed: 100%")
    assert again.sees(OVER)
    assert again.sees("The trainer was closed for 60 min")
    assert not again.sees("Error:")


def test_an_exam_that_could_not_be_handed_in_is_handed_in_again(candidate, monkeypatch):
    predict(candidate)
    hand_in = ExamSitting.hand_in

    def fail(*_):
        monkeypatch.setattr(ExamSitting, "hand_in", hand_in)
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(ExamSitting, "hand_in", fail)
    candidate.click("Hand in", Role.Button)
    candidate.click("Hand in now", Role.Button)
    candidate.wait_for("Error: The disk is full.")
    candidate.wait_for("malloc(1 MB)")

    candidate.click("Hand in", Role.Button)
    candidate.click("Hand in now", Role.Button)

    candidate.wait_for("Passed: 100%")
    assert not candidate.sees("Error:")
