"""The main job from end to end, through the window: build, predict, recall, close, and find it all again."""

from person import Person, Role
from PySide6.QtCore import Qt

from trainer.store import open_store

Key = Qt.Key
TRAY, COLUMN = "Regions to place", "Address space"


def build_the_layout(person: Person) -> None:
    """Place two regions by clicks and two by keys, and give permissions both ways."""
    person.wait_for("Four regions")
    person.click_row(TRAY, "kernel space")
    person.click_row(COLUMN, "Empty address space")
    person.click_row(TRAY, "text")
    person.click_row(COLUMN, "Slot at the bottom")

    tray = person.find(TRAY, Role.List)
    tray.setFocus()
    tray.select(person.rows(TRAY).index("heap"))
    person.press(Key.Key_Space, Key.Key_Up, Key.Key_Return)  # above text
    tray.setFocus()
    tray.select(0)
    person.press(Key.Key_Return, Key.Key_Up, Key.Key_Up, Key.Key_Return)  # the stack, above the heap

    for name, keys in (
        ("kernel space", (Key.Key_Minus,)),
        ("main thread stack", (Key.Key_R, Key.Key_W)),
        ("heap", (Key.Key_R, Key.Key_W)),
    ):
        person.click_row(COLUMN, name)
        person.press(*keys)
    person.click_row(COLUMN, "text")
    person.click("Read")
    person.click("Execute")


def test_the_main_job(person, open_window, data_dir):
    person.click("Study 3 cards", Role.Button)

    build_the_layout(person)
    person.click("Check", Role.Button)
    person.wait_for("All right: 100%")
    person.wait_until(lambda: person.sees("Your layout beside the right one"))
    person.click("Next", Role.Button)

    person.wait_for("malloc(1 MB)")
    person.click("It ends normally and does", Role.RadioButton)
    person.click("Heap", Role.RadioButton)  # wrong: it is a mapping of its own
    person.click("The request is larger than the threshold", Role.RadioButton)
    person.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_for("Nearly right: 67%")
    person.wait_until(lambda: person.sees("Not the heap."))
    rows = "Address space, highest address first"
    person.wait_until(lambda: "mapping" in " ".join(person.rows(rows)))
    assert person.window.study.question.process.steps.step > 0
    person.click("Good", Role.Button, Role.CheckBox)  # the learner overrules Hard
    person.wait_until(lambda: person.sees("Good: your own rating."))
    person.click("Next", Role.Button)

    person.wait_until(lambda: person.sees("Where does the heap grow?"))
    person.click("Show answer", Role.Button)
    person.wait_until(lambda: person.sees("It grows up."))
    person.press(Key.Key_4)

    # what was not all right comes back within the session
    person.wait_for("malloc(1 MB)")
    person.click("It ends normally and does", Role.RadioButton)
    person.click("Mapping", Role.RadioButton)
    person.click("The request is larger than the threshold", Role.RadioButton)
    person.click("Check", Role.Button)
    person.wait_for("All right: 100%")
    person.click("End session", Role.Button)

    person.wait_for("Session complete")
    assert person.sees("4 answers are recorded.")
    assert person.sees("What to practise, the weakest topic first")
    person.click("Back to home", Role.Button)
    person.wait_for("Cards begun: 3 of 3")
    person.window.close()

    again = open_window()

    again.wait_for("Cards begun: 3 of 3")
    assert again.sees("Answered today: 4")
    again.window.show_page("progress")
    assert again.sees("Cards begun: 3 of 3")
    again.window.close()
    with open_store(data_dir) as store:
        assert len(store.cards.pick(store.learners.all()[0].id)) == 3


def test_an_answer_can_be_taken_back(person):
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")
    person.click_row(TRAY, "heap")
    person.click_row(COLUMN, "Empty address space")
    person.click("Check", Role.Button)
    person.wait_for("Next", Role.Button)

    person.click("Undo the last answer")

    person.wait_until(lambda: person.sees("Empty address space"))
    assert person.look_for("Check", Role.Button)
    assert person.rows(COLUMN) == ["Empty address space"]


def test_an_answer_that_was_begun_is_not_left_by_one_undo(person):
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")
    person.click_row(TRAY, "heap")
    person.click_row(COLUMN, "Empty address space")
    person.click("Check", Role.Button)
    person.click("Next", Role.Button)
    person.wait_for("malloc(1 MB)")
    person.click("Mapping", Role.RadioButton)

    person.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_for("Note: This takes back the answer before.")
    assert person.find("Mapping", Role.RadioButton).isChecked()

    person.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_for("Four regions")


def test_a_question_can_be_skipped(person):
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")

    person.click("Skip this question")

    person.wait_for("malloc(1 MB)")


def test_the_last_answer_can_be_taken_back_after_the_sitting_and_after_a_restart(person, open_window):
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")
    person.click_row(TRAY, "heap")
    person.click_row(COLUMN, "Empty address space")
    person.click("Check", Role.Button)
    person.wait_for("Next", Role.Button)
    person.click("End session", Role.Button)

    person.click("Take back the last answer", Role.Button)

    person.wait_until(lambda: person.sees("Question 1 · 3 left"))
    person.click_row(TRAY, "heap")
    person.click_row(COLUMN, "Empty address space")
    person.click("Check", Role.Button)
    person.wait_for("Next", Role.Button)
    person.window.close()
    again = open_window()
    again.click("Study ", Role.Button)
    again.wait_for("malloc(1 MB)")

    again.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)

    again.wait_for("Four regions")
    again.wait_until(lambda: again.rows(COLUMN) == ["Empty address space"])
