"""The exam drill, as a learner takes it."""

import shutil
import subprocess

import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.store import open_store

Key = Qt.Key


@pytest.fixture
def candidate(person):
    """A person who has opened the exam page."""
    person.wait_for("Study 3 cards")
    person.press(Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_for("Exam drill")
    return person


def make_exam(person, title: str = "Rehearsal", *, pause: bool = False) -> None:
    """Make an exam of one scenario."""
    person.click("New exam", Role.Button)
    person.find("Title", Role.EditableText).setFocus()
    person.type(title)
    if pause:
        person.click("The exam may be paused", Role.CheckBox)
    count = person.find("Questions of part 1", Role.SpinBox)
    count.setFocus()
    count.selectAll()
    person.type("1")
    kind = person.find("of kind", Role.ComboBox)
    kind.setFocus()
    person.type("sc")
    person.click("Save the exam", Role.Button)
    person.wait_for(f"Begin: {title}")


def hand_in_nothing(person) -> None:
    """Sit an exam of one scenario, and hand it in without an answer."""
    make_exam(person)
    person.click("Begin: Rehearsal", Role.Button)
    person.wait_for("malloc(1 MB)")
    person.click("Hand in", Role.Button)
    person.click("Hand in now", Role.Button)
    person.wait_for("Not passed")


def predict(person) -> None:
    person.wait_for("malloc(1 MB)")
    person.click("It ends normally and does", Role.RadioButton)
    person.click("Mapping", Role.RadioButton)
    person.click("The request is larger than the threshold", Role.RadioButton)


def test_an_exam_is_made_taken_and_reviewed(candidate, tmp_path):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)
    assert not candidate.sees("All right")  # no feedback before the end

    candidate.click("Hand in", Role.Button)
    candidate.wait_for("Everything is answered. Hand in?")
    candidate.click("Hand in now", Role.Button)

    candidate.wait_for("Passed: 100%")
    candidate.click_row("Tasks of the exam", "1")
    candidate.wait_for("All right: 100%")
    candidate.wait_for("Address space, highest address first")


def test_an_exam_that_was_left_goes_on_where_it_was(candidate):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)
    candidate.click("Leave the exam", Role.Button)

    candidate.wait_until(lambda: "Rehearsal" in " ".join(candidate.rows("Exams of before")))
    candidate.click_row("Exams of before", "Rehearsal")

    candidate.wait_for("malloc(1 MB)")
    candidate.wait_until(lambda: candidate.find("Mapping", Role.RadioButton).isChecked())


def test_an_exam_that_a_crash_interrupted_is_offered_first(candidate, open_window):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)
    candidate.window.close()
    again = open_window()
    again.click("Exam", Role.Button, Role.CheckBox)
    again.wait_for("Note: Rehearsal is not handed in yet")

    again.click("Go on with it", Role.Button)

    again.wait_until(lambda: again.find("Mapping", Role.RadioButton).isChecked())


def test_pausing_hides_the_tasks_and_stops_the_time(candidate):
    make_exam(candidate, pause=True)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")

    candidate.click("Pause", Role.Button)

    candidate.wait_for("The exam is paused")
    assert not candidate.look_for("malloc(1 MB)")
    candidate.click("Go on", Role.Button)
    candidate.wait_for("malloc(1 MB)")


def test_unanswered_and_flagged_tasks_are_named_before_handing_in(candidate):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")
    candidate.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    candidate.wait_until(lambda: candidate.sees("Task 1: malloc(1 MB), open, to come back to"))

    candidate.click("Hand in", Role.Button)

    candidate.wait_for("1 task without an answer, 1 to come back to. Hand in?")
    candidate.click("Not yet", Role.Button)
    candidate.wait_for("Next task")


def test_what_was_answered_is_on_disk_before_anything_else_happens(candidate, data_dir):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)
    candidate.wait_until(lambda: candidate.sees("Task 1: malloc(1 MB), answered"))

    store = open_store(data_dir)
    try:
        (exam,) = store.exams.all(1)
        assert store.exams.answers(exam)[0].answer is not None
    finally:
        store.close()


def test_an_exam_that_the_packs_cannot_fill_says_so(candidate):
    candidate.click("Begin: Exam rehearsal", Role.Button)

    candidate.wait_for("Error: Part 1 of the exam asks for 10")


def test_the_result_is_saved_as_pdf(candidate, tmp_path):
    hand_in_nothing(candidate)

    candidate.window.exam.result.save(tmp_path / "result.pdf")

    assert (tmp_path / "result.pdf").read_bytes().startswith(b"%PDF")
    candidate.wait_for("Done: Saved as")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_pages_of_a_result_say_what_they_are(candidate, tmp_path):
    hand_in_nothing(candidate)

    candidate.window.exam.result.save(tmp_path / "result.pdf")

    command = ["pdftotext", tmp_path / "result.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Page 1 of 1" in text
    assert "Rehearsal · Learner" in text


def test_the_keyboard_begins_at_the_first_exam(candidate):
    candidate.wait_until(lambda: candidate.find("Begin: Quick check", Role.Button).hasFocus())


def test_the_keyboard_is_where_a_removed_exam_can_be_put_back(candidate):
    candidate.click("Remove: Quick check", Role.Button)

    candidate.wait_until(lambda: not candidate.look_for("Begin: Quick check"))
    assert candidate.find("Put it back", Role.Button).hasFocus()


def test_nothing_below_a_task_is_cut_in_a_small_window_with_large_text(candidate, theme):
    make_exam(candidate)
    candidate.window.resize(640, 480)
    theme.set_percent(200)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")

    has_room(candidate, "Come back to this", "Previous", "Next task")
    candidate.click("Hand in", Role.Button)
    has_room(candidate, "Not yet", "Hand in now")
    candidate.click("Hand in now", Role.Button)
    candidate.wait_for("Not passed")
    candidate.click_row("Tasks of the exam", "1")
    has_room(candidate, "Back to the result", "Previous task", "Next task")


def has_room(person, *names: str) -> None:
    buttons = [person.find(name) for name in names]
    person.wait_until(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))


def test_a_flag_has_room_beside_the_number_of_a_task(candidate):
    make_exam(candidate)
    candidate.window.resize(640, 480)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")

    candidate.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)

    candidate.wait_until(lambda: candidate.rows("Tasks") == ["1 ⚑"])
    tasks = candidate.find("Tasks", Role.List)
    assert tasks.sizeHintForColumn(0) <= tasks.width() - tasks.verticalScrollBar().sizeHint().width()


def test_an_exam_that_is_removed_can_be_put_back(candidate):
    make_exam(candidate)
    candidate.click("Remove: Rehearsal", Role.Button)
    candidate.wait_until(lambda: not candidate.look_for("Begin: Rehearsal"))

    candidate.click("Put it back", Role.Button)

    candidate.wait_for("Begin: Rehearsal")


def test_a_new_exam_does_not_take_the_place_of_another_with_its_title(candidate):
    make_exam(candidate)
    candidate.click("New exam", Role.Button)
    candidate.find("Title", Role.EditableText).setFocus()
    candidate.type("Rehearsal")

    candidate.click("Save the exam", Role.Button)

    candidate.wait_for("Error: There is an exam called Rehearsal. Choose another title.")


def test_an_exam_keeps_its_title_when_it_is_edited(candidate):
    make_exam(candidate)
    candidate.click("Edit: Rehearsal", Role.Button)

    candidate.click("Save the exam", Role.Button)

    candidate.wait_for("Begin: Rehearsal")


def test_a_task_that_is_flagged_and_answered_shows_both(candidate):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)
    candidate.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)

    candidate.wait_until(lambda: candidate.sees("Task 1: malloc(1 MB), answered, to come back to"))

    assert candidate.rows("Tasks") == ["1 ⚑  malloc(1 MB)"]


def test_a_paused_exam_shows_no_other_task(candidate):
    make_exam(candidate, pause=True)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")

    candidate.click("Pause", Role.Button)

    assert not candidate.find("Come back to this").isEnabled()
    assert not candidate.find("Next task", Role.Button).isEnabled()


def test_an_answer_is_kept_when_the_window_is_closed_at_once(candidate, data_dir):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    predict(candidate)

    candidate.window.close()

    store = open_store(data_dir)
    try:
        (exam,) = store.exams.all(1)
        assert "mmap" in (store.exams.answers(exam)[0].answer or "")
    finally:
        store.close()


def test_the_result_tells_a_wrong_answer_from_none(candidate):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")
    candidate.click("Hand in", Role.Button)

    candidate.click("Hand in now", Role.Button)

    candidate.wait_until(lambda: candidate.sees("Result: – no answer"))


def test_large_text_leaves_the_room_of_a_small_window_to_the_task(candidate, theme):
    make_exam(candidate)
    candidate.click("Begin: Rehearsal", Role.Button)
    candidate.wait_for("malloc(1 MB)")
    assert candidate.rows("Tasks") == ["1  malloc(1 MB)"]

    candidate.window.resize(1024, 700)
    theme.set_percent(200)

    candidate.wait_until(lambda: candidate.rows("Tasks") == ["1"])
    assert candidate.sees("Task 1: malloc(1 MB), open")
    candidate.wait_until(lambda: candidate.window.exam.paper.question.horizontalScrollBar().maximum() == 0)


def test_the_settings_of_an_exam_fit_a_small_window_with_large_text(candidate, theme):
    candidate.window.resize(1024, 700)
    theme.set_percent(200)

    candidate.click("New exam", Role.Button)

    candidate.wait_until(lambda: candidate.window.exam.form.horizontalScrollBar().maximum() == 0)


def ask_for(person, name: str, count: str) -> None:
    box = person.find(name, Role.SpinBox)
    box.setFocus()
    box.selectAll()
    person.type(count)


def test_a_part_says_while_it_is_edited_how_many_questions_there_are(candidate):
    candidate.click("New exam", Role.Button)
    candidate.wait_for("⚠ The packs have 2 questions for this part, not 5.")

    ask_for(candidate, "Questions of part 1", "2")

    candidate.wait_for("Drawn from 2 questions.")


def test_parts_that_ask_for_the_same_questions_say_so(candidate):
    candidate.click("New exam", Role.Button)
    ask_for(candidate, "Questions of part 1", "2")
    candidate.click("Add a part", Role.Button)

    ask_for(candidate, "Questions of part 2", "1")

    candidate.wait_for("⚠ The packs have 2, but other parts ask for the same: 0 questions would be left, not 1.")


def test_parts_are_numbered_anew_when_one_is_removed(candidate):
    candidate.click("New exam", Role.Button)
    candidate.click("Add a part", Role.Button)

    candidate.click("Remove part 1", Role.Button)

    candidate.wait_until(lambda: not candidate.look_for("Questions of part 2"))
    assert candidate.look_for("Questions of part 1", Role.SpinBox)
