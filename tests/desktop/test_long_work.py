"""What takes long goes on beside what the learner does: it is seen on every page, and can be given up on each."""

import os
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from person import Role

from trainer.store.opening import FILE_NAME
from trainer.study import optimise
from trainer.study.optimise import Fit


@pytest.fixture
def slow(tmp_path):
    """A file of progress that comes when somebody writes it."""
    path = tmp_path / "slow.json"
    os.mkfifo(path)
    return path


@pytest.fixture
def merging(person, slow, tmp_path):
    """A person who has begun to merge a file that is slow, and knows what will be in it."""
    person.wait_for("Study 3 cards")
    person.window.learner.export(tmp_path / "progress.json")
    person.wait_for("Done: Written to")
    person.window.learner.merge(slow)
    person.wait_for("Note: Merging slow.json")
    return person


def let_it_end(slow, tmp_path):
    slow.write_bytes((tmp_path / "progress.json").read_bytes())


def build_four_regions(person):
    person.wait_for("Four regions")
    person.click_row("Regions to place", "heap")
    person.click_row("Address space", "Empty")
    person.click("Check", Role.Button)


def answers_on_disk(data_dir):
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        return connection.execute("SELECT count(*) FROM attempts").fetchone()[0]


def test_questions_are_answered_while_a_file_is_merged(merging, slow, tmp_path, data_dir):
    merging.click("Study 3 cards", Role.Button)
    build_four_regions(merging)

    merging.wait_for("Next", Role.Button)

    assert answers_on_disk(data_dir) == 1
    assert merging.sees("Merging slow.json")
    let_it_end(slow, tmp_path)
    merging.wait_for("Done: slow.json is merged in")


def test_questions_are_answered_while_a_file_is_written(person, tmp_path, data_dir):
    person.wait_for("Study 3 cards")
    os.mkfifo(tmp_path / "progress.json.partial")  # it is written when somebody reads
    person.window.learner.export(tmp_path / "progress.json")

    person.click("Study 3 cards", Role.Button)
    build_four_regions(person)

    person.wait_for("Next", Role.Button)
    assert answers_on_disk(data_dir) == 1
    person.click("Cancel: Writing progress.json", Role.Button)
    (tmp_path / "progress.json.partial").read_bytes()
    person.wait_for("Note: Cancelled; everything is as it was.")


def test_a_sitting_goes_on_after_a_file_was_merged(merging, slow, tmp_path):
    merging.click("Study 3 cards", Role.Button)
    merging.wait_for("Four regions")
    merging.click_row("Regions to place", "heap")
    merging.click_row("Address space", "Empty")
    let_it_end(slow, tmp_path)
    merging.wait_for("Done: slow.json is merged in")

    merging.click("Check", Role.Button)

    merging.wait_for("Next", Role.Button)


def test_work_is_given_up_from_another_page(merging, slow, tmp_path):
    merging.click("Progress", Role.Button, Role.CheckBox)

    merging.click("Cancel: Merging slow.json", Role.Button)
    let_it_end(slow, tmp_path)

    merging.wait_for("Note: Cancelled; everything is as it was.")
    merging.click("Close the note", Role.Button)
    assert not merging.sees("Cancelled")


def test_nothing_else_works_on_the_data_meanwhile(merging, slow, tmp_path):
    merging.click("Learner", Role.Button, Role.CheckBox)
    merging.wait_until(lambda: merging.sees("it is copied daily"))

    started = [merging.find(name, Role.Button) for name in ("Export all progress", "Back up now", "Restore the chosen")]

    assert not any(button.isEnabled() for button in started)
    let_it_end(slow, tmp_path)
    merging.wait_until(started[0].isEnabled)


def test_a_window_that_is_closed_meanwhile_warns_once(merging, slow, tmp_path, data_dir):
    merging.window.close()

    merging.wait_for("Note: Merging slow.json is not done yet. Close the window again to give it up.")
    merging.click("Cancel: Merging slow.json", Role.Button)
    let_it_end(slow, tmp_path)
    merging.wait_for("Note: Cancelled")
    assert merging.window.close()


def test_parameters_fitted_to_one_learner_are_not_offered_to_another(person, monkeypatch):
    found = Fit((0.1,) * 21, 4000, 1000, date(2026, 3, 2), 0.4, 0.3)
    monkeypatch.setattr(optimise, "is_available", lambda: True)
    monkeypatch.setattr(optimise, "fit", lambda *_: found)
    person.click("Learner", Role.Button, Role.CheckBox)
    person.click("Fit to my reviews", Role.Button)
    person.wait_for("Use my own parameters", Role.Button)

    person.find("Name of a learner", Role.EditableText).setFocus()
    person.type("Ada")
    person.click("Add a learner", Role.Button)

    person.wait_for("Done: Ada learns now.")
    assert person.look_for("Use my own parameters", Role.Button) is None
