"""The learner's data is looked after: copied daily, put back when damaged, and who learns is remembered."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from person import Role

from trainer.desktop import daily_backup, sitting
from trainer.store import Attempt, Mode, backups_in, new_uuid, open_store
from trainer.store.opening import FILE_NAME
from trainer.study.clock import Clock


@pytest.fixture
def at_once(monkeypatch):
    """Look after the backup as soon as the data is open."""
    monkeypatch.setattr(daily_backup, "_AFTER_OPENING", 0)


def test_todays_copy_is_made_by_itself(at_once, person, data_dir):
    person.wait_for("Study 3 cards")

    person.wait_until(lambda: len(backups_in(data_dir).all()) == 1)


def test_a_copy_that_cannot_be_made_is_said_in_a_sentence(at_once, data_dir, open_window):
    data_dir.mkdir()
    (data_dir / "backups").write_text("in the way")

    person = open_window()

    person.wait_for("Note: Today's backup could not be made.")


def test_a_damaged_database_is_replaced_by_a_copy_which_stays(data_dir, open_window):
    with open_store(data_dir) as store:
        store.learners.add("Ada", datetime.now(UTC))
        store.backups.make(datetime.now(UTC))
    (data_dir / FILE_NAME).write_bytes(b"spoilt")
    person = open_window()
    person.wait_for("Your data cannot be opened")

    person.click("Put back the copy of", Role.Button)

    person.wait_for("Study 3 cards")
    assert person.sees("What was there before is kept beside it.")
    assert len(backups_in(data_dir).all()) == 1
    assert [path.read_bytes() for path in data_dir.glob("*.replaced-*")] == [b"spoilt"]


@pytest.mark.parametrize("year", [1, 9999])
def test_a_clock_in_an_impossible_year_is_said_in_a_sentence(year, monkeypatch, open_window, data_dir):
    clock = Clock(present=lambda: datetime(year, 12, 31, tzinfo=UTC))
    monkeypatch.setattr("trainer.study.clock.COMPUTER_CLOCK", clock)

    person = open_window()

    person.wait_for("The computer's clock says it is")
    person.window.close()
    assert not list(data_dir.glob("*.damaged*"))


def test_a_clock_that_was_set_back_is_said_on_the_first_page(person, data_dir, open_window):
    person.wait_for("Study 3 cards")
    person.window.close()
    later = datetime.now(UTC) + timedelta(days=3)  # by the clock as it was before
    with open_store(data_dir) as store:
        learner = store.learners.all()[0].id
        store.record_answer(
            Attempt(new_uuid(later), learner, 1, "00", 1, "{}", 1.0, 3, Mode.PRACTICE, later, later.date())
        )

    again = open_window()

    again.wait_for("Note: The computer's clock stands before your newest answer")


def test_who_learns_is_remembered(person, open_window):
    person.wait_for("Study 3 cards")
    person.click("Learner", Role.Button, Role.CheckBox)
    person.wait_for("Who learns")
    person.find("Name of a learner", Role.EditableText).setFocus()
    person.type("Grace")
    person.click("Add a learner", Role.Button)
    person.wait_for("Done: Grace learns now.")
    person.wait_until(lambda: person.look_for("Class", Role.CheckBox, Role.Button, Role.RadioButton) is not None)
    person.window.close()

    again = open_window()

    again.wait_for("Study 3 cards")
    again.click("Learner", Role.Button, Role.CheckBox)
    again.wait_for("Who learns")
    again.wait_until(lambda: again.find("Learner", Role.ComboBox).currentText() == "Grace")


def place_a_region(person):
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Four regions")
    person.click_row("Regions to place", "heap")
    person.click_row("Address space", "Empty")


def test_an_answer_waits_until_another_running_copy_lets_go(person, data_dir):
    place_a_region(person)
    with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        person.click("Check", Role.Button)

        person.wait_for("Error: Another running copy of the trainer holds")
        other.execute("ROLLBACK")
    person.click("Check", Role.Button)
    person.wait_for("Next", Role.Button)


def test_an_answer_that_takes_long_is_said_to_be_under_way(person, data_dir, monkeypatch):
    monkeypatch.setattr(sitting, "_LONG", 10)
    place_a_region(person)
    with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        person.click("Check", Role.Button)

        person.wait_for("Note: Not done yet; please wait.")
        other.execute("ROLLBACK")
    person.wait_for("Next", Role.Button)
    assert not person.sees("Not done yet")


def test_a_database_of_a_newer_version_is_left_alone_and_named(data_dir, open_window):
    open_store(data_dir).close()
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    person = open_window()

    person.wait_for("Your data cannot be opened")
    assert person.sees("was written by a newer version of the trainer")


def test_who_has_no_copy_begins_anew_beside_the_damaged_file(data_dir, open_window):
    data_dir.mkdir()
    (data_dir / FILE_NAME).write_bytes(b"spoilt")
    person = open_window()
    person.wait_for("Your data cannot be opened")

    person.click("Begin anew", Role.Button)

    person.wait_for("Study 3 cards")
    assert person.sees("You begin anew. The damaged file is kept beside the new one.")
    assert [path.read_bytes() for path in data_dir.glob("*.damaged-*")] == [b"spoilt"]


def test_what_a_newer_version_wrote_is_not_begun_anew(data_dir, open_window):
    open_store(data_dir).close()
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    person = open_window()

    person.wait_for("Your data cannot be opened")
    assert person.look_for("Begin anew") is None
