"""The learner's page: who learns, how much a day, backups, export and merge."""

import json
import os

import pytest
from person import Role

from trainer.store import open_store


@pytest.fixture
def owner(person):
    """A person who looks at the learner's page."""
    person.wait_for("Study 3 cards")
    person.click("Learner", Role.Button, Role.CheckBox)
    person.wait_for("Who learns")
    person.wait_until(lambda: person.sees("it is copied daily"))
    return person


def test_a_second_learner_begins_with_all_cards(owner):
    owner.find("Name of a learner", Role.EditableText).setFocus()
    owner.type("Ada")
    owner.click("Add a learner", Role.Button)
    owner.wait_for("Done: Ada learns now.")

    owner.click("Home", Role.Button, Role.CheckBox)
    owner.wait_for("Study 3 cards")


def add_ada(owner) -> None:
    owner.click("Learner", Role.Button, Role.CheckBox)
    owner.find("Name of a learner", Role.EditableText).setFocus()
    owner.type("Ada")
    owner.click("Add a learner", Role.Button)
    owner.wait_for("Done: Ada learns now.")


def test_a_sitting_that_was_begun_is_not_gone_on_with_by_another_learner(owner, data_dir):
    owner.click("Study", Role.Button, Role.CheckBox)
    owner.wait_for("Four regions")
    add_ada(owner)
    owner.wait_until(lambda: not owner.window.study.active)

    owner.click("Study", Role.Button, Role.CheckBox)

    owner.wait_for("Four regions")
    owner.click("Skip this question")
    owner.wait_for("malloc(1 MB)")
    owner.click("It ends normally and does", Role.RadioButton)
    owner.click("Mapping", Role.RadioButton)
    owner.click("The request is larger than the threshold", Role.RadioButton)
    owner.click("Check", Role.Button)
    owner.wait_for("Next", Role.Button)
    owner.window.close()
    with open_store(data_dir) as store:
        answered = {one.name for one in store.learners.all() if store.log.newest(one.id) is not None}
    assert answered == {"Ada"}


def test_an_exam_that_was_begun_is_left_when_another_learner_comes(owner):
    owner.click("Exam", Role.Button, Role.CheckBox)
    owner.click("Edit: Quick check", Role.Button)
    count = owner.find("Questions of part 1", Role.SpinBox)
    count.setValue(1)
    owner.click("Save the exam", Role.Button)
    owner.wait_for("1 question · 1 point")
    owner.click("Begin: Quick check", Role.Button)
    owner.wait_for("Hand in", Role.Button)
    add_ada(owner)
    owner.wait_until(lambda: owner.window.exam.currentWidget() is owner.window.exam.start)

    owner.click("Exam", Role.Button, Role.CheckBox)

    owner.wait_for("None yet.")


def test_a_name_that_is_taken_is_refused_in_a_sentence(owner):
    owner.find("Name of a learner", Role.EditableText).setFocus()
    owner.type("Learner")

    owner.click("Add a learner", Role.Button)

    owner.wait_for("Error: There is already a learner named Learner.")


def test_limits_change_what_a_day_asks_for(owner):
    owner.find("New cards a day", Role.SpinBox).setValue(1)

    owner.click("Save these limits", Role.Button)

    owner.wait_for("Done: Saved.")
    owner.click("Home", Role.Button, Role.CheckBox)
    owner.wait_for("Study 1 card")


def test_a_backup_is_made_and_restored(owner):
    owner.click("Back up now", Role.Button)
    owner.wait_for("Done: A copy was made")
    owner.find("Name of a learner", Role.EditableText).setFocus()
    owner.type("Grace")
    owner.click("Rename the learner", Role.Button)
    owner.wait_for("Done: The learner is named Grace.")

    owner.find("Backups", Role.Table).selectRow(0)
    owner.click("Restore the chosen one", Role.Button)

    owner.wait_for("Done: This is the state of")
    owner.wait_until(lambda: not owner.sees("Grace"))


def test_progress_is_exported_and_merged(owner, tmp_path):
    file = tmp_path / "progress.json"
    owner.window.learner.export(file)
    owner.wait_for("Done: Written to")
    assert json.loads(file.read_text())["learners"]

    owner.window.learner.merge(file)

    owner.wait_for("Done: progress.json is merged in: 0 new answers of Learner.")


def test_a_merge_that_is_given_up_changes_nothing(owner, tmp_path):
    owner.window.learner.export(tmp_path / "progress.json")
    owner.wait_for("Done: Written to")
    slow = tmp_path / "slow.json"  # it comes when it is written
    os.mkfifo(slow)

    owner.window.learner.merge(slow)
    owner.click("Cancel: Merging slow.json", Role.Button)
    slow.write_bytes((tmp_path / "progress.json").read_bytes())

    owner.wait_for("Note: Cancelled; everything is as it was.")


def test_a_file_that_is_no_progress_is_refused(owner, tmp_path):
    (tmp_path / "other.json").write_text("[]")

    owner.window.learner.merge(tmp_path / "other.json")

    owner.wait_for("Error: ")


def test_a_learner_without_a_name_is_not_added(owner):
    owner.click("Add a learner", Role.Button)

    owner.wait_for("Note: Write the name first.")


@pytest.fixture
def elsewhere(owner, open_window, tmp_path):
    """A file with one answer that somebody gave on another machine."""
    owner.window.close()
    other = open_window(tmp_path / "other")
    other.click("Study 3 cards", Role.Button)
    other.wait_for("Four regions")
    other.click_row("Regions to place", "heap")
    other.click_row("Address space", "Empty address space")
    other.click("Check", Role.Button)
    other.wait_for("Next", Role.Button)
    other.window.learner.export(tmp_path / "progress.json")
    other.click("Learner", Role.Button, Role.CheckBox)
    other.wait_for("Done: Written to")
    other.window.close()
    return tmp_path / "progress.json"


@pytest.fixture
def here(elsewhere, open_window):
    """A person who has come back to the first machine."""
    person = open_window()
    person.wait_for("Study 3 cards")
    person.click("Learner", Role.Button, Role.CheckBox)
    person.wait_until(lambda: person.sees("it is copied daily"))
    return person


def test_somebody_else_from_another_machine_is_added(here, elsewhere):
    here.window.learner.merge(elsewhere)

    here.wait_for("Done: progress.json is merged in: 1 new answer of Learner.")
    here.wait_until(lambda: here.find("Learner", Role.ComboBox).count() == 2)
    here.click("Home", Role.Button, Role.CheckBox)
    here.wait_for("Answered today: 0")


def test_ones_own_answers_on_another_machine_are_merged_into_ones_own(here, elsewhere):
    here.click("The file is my own", Role.CheckBox)

    here.window.learner.merge(elsewhere)

    here.wait_for("Done: progress.json is merged in: 1 new answer of Learner.")
    assert here.find("Learner", Role.ComboBox).count() == 1
    here.click("Home", Role.Button, Role.CheckBox)
    here.wait_for("Answered today: 1")
