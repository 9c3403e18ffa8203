"""The page of cards: what is suspended, flagged or forgotten again and again is found, and put back."""

from datetime import UTC, datetime, timedelta

import pytest
from person import Role
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from trainer.store import LEECH, Attempt, CardState, Memory, Mode, new_uuid, open_store

Key = Qt.Key
NOW = datetime.now(UTC)


@pytest.fixture
def reader(person):
    """A person who looks at all cards."""
    person.wait_for("Study 3 cards")
    person.press(Key.Key_9, modifier=Qt.KeyboardModifier.ControlModifier)
    person.wait_until(lambda: len(person.rows("Cards found")) == 3)
    return person


def forget(folder, question: int, times: int) -> None:
    """Let the learner forget a card again and again."""
    with open_store(folder) as store:
        for number in range(times):
            moment = NOW - timedelta(days=times - number)
            store.record_answer(
                Attempt(
                    uuid=new_uuid(moment),
                    learner=store.learners.all()[0].id,
                    question=question,
                    version="00",
                    seed=1,
                    answer="{}",
                    score=0.0,
                    seconds=5,
                    mode=Mode.REVIEW,
                    answered_at=moment,
                    day=moment.date(),
                    rating=1,
                    predicted=0.9,
                    after=Memory(CardState.REVIEW, None, 1.0, 9.0, moment + timedelta(days=1), moment),
                )
            )


def choose(reader, title: str) -> None:
    """Choose what to show, by the first letters of its title."""
    reader.find("Show", Role.ComboBox).setFocus()
    reader.type(title)


def test_cards_are_found_by_their_words(reader):
    reader.find("Search", Role.EditableText).setFocus()

    reader.type("malloc")

    reader.wait_until(lambda: reader.rows("Cards found") == ["malloc(1 MB)"])
    assert reader.sees("1 card")


def test_a_suspended_card_is_listed_and_put_back_by_keyboard(reader):
    reader.find("Suspend this card", Role.Button).setFocus()
    reader.press(Key.Key_Space)
    reader.wait_for("Done: ")
    suspended = reader.rows("Cards found")[0]

    choose(reader, "Sus")
    reader.wait_until(lambda: reader.rows("Cards found") == [suspended])
    reader.wait_for("Put back this card", Role.Button)
    assert not reader.find("Practise this card", Role.Button).isEnabled()
    reader.find("Put back this card", Role.Button).setFocus()
    reader.press(Key.Key_Space)

    reader.wait_until(lambda: reader.rows("Cards found") == [])
    reader.press(Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    reader.wait_for("Study 3 cards")


def test_a_flagged_card_is_listed_and_practised(reader):
    reader.find("Cards found", Role.Table).selectRow(1)
    title = reader.rows("Cards found")[1]
    reader.click("Flag this card", Role.Button)
    reader.wait_for("Done: ")

    choose(reader, "Fl")
    reader.wait_until(lambda: reader.rows("Cards found") == [title])
    reader.click("Practise this card", Role.Button)

    reader.wait_for("Question 1")
    reader.wait_until(lambda: reader.sees(title))


def test_leeches_are_listed_with_what_to_do_about_them(reader, data_dir):
    forget(data_dir, question=2, times=LEECH)

    choose(reader, "Le")

    reader.wait_until(lambda: len(reader.rows("Cards found")) == 1)
    assert reader.sees("These cost more time than they teach.")
    model = reader.find("Cards found", Role.Table).model()
    assert model.index(0, 4).data() == str(LEECH)


def test_enter_opens_the_history_of_a_card_where_a_note_is_kept(reader, data_dir):
    forget(data_dir, question=1, times=2)
    reader.find("Cards found", Role.Table).setFocus()

    reader.press(Key.Key_Return)

    reader.wait_until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    history = next(child for child in dialog.children() if getattr(child, "accessibleName", str)().startswith("Hist"))
    assert history.model().rowCount() == 2
    dialog.focusWidget().setPlainText("mind the break")
    next(child for child in dialog.children() if getattr(child, "text", str)() == "Keep the note").click()
    reader.wait_for("Done: Your note is kept.")


def test_progress_leads_to_the_leeches(person, data_dir):
    person.wait_for("Study 3 cards")
    forget(data_dir, question=2, times=LEECH)
    person.click("Progress", Role.Button, Role.CheckBox)

    person.click("All cards that were forgotten again and again", Role.Button)

    person.wait_until(lambda: len(person.rows("Cards found")) == 1)
