"""The packs page: install with a look inside, write, check, save and remove."""

import shutil
import zipfile

import pytest
from person import Role
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from trainer.packs.new import create_pack


@pytest.fixture
def author(person):
    """A person who has opened the packs page."""
    person.wait_for("Study 3 due cards")
    person.click("Packs", Role.Button, Role.CheckBox)
    person.wait_for("Install a zip")
    return person


@pytest.fixture
def other_pack(tmp_path):
    create_pack(tmp_path / "other-pack", {"title": "Another pack"})
    return tmp_path / "other-pack"


def drop(page, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPoint(100, 100)
    QApplication.sendEvent(page, QDragEnterEvent(place, action, data, button, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(place), action, data, button, none))


def test_a_dropped_zip_shows_what_it_holds_and_is_installed(author, other_pack, packs, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "other"), "zip", other_pack)
    drop(author.window.packs, archive)

    author.wait_for("Another pack")
    assert not (packs / "other-pack").exists()
    author.press(Qt.Key.Key_Space)  # the keyboard is on the button that installs

    author.wait_for("Done: Another pack is installed.")
    assert (packs / "other-pack" / "pack.yaml").exists()


def test_a_zip_with_problems_cannot_be_installed(author, tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("pack.yaml", "id: bad\n")
    author.window.packs.look_into(tmp_path / "bad.zip")

    author.wait_for("A pack with problems cannot be installed")


def test_a_new_pack_is_written_previewed_and_saved(author, packs):
    author.find("Title of a new pack", Role.EditableText).setFocus()
    author.type("My first pack")
    author.click("Create a new pack", Role.Button)

    author.wait_for("Text of the file")
    author.wait_until(lambda: author.window.packs.editor.preview.answer_widget is not None)
    author.find("Text of the file").setFocus()
    author.type("# mine")
    author.wait_until(lambda: author.sees("not saved"))
    author.click("Save the pack", Role.Button)

    author.wait_for("Done: Saved.")
    assert (packs / "my-first-pack" / "questions" / "examples.yaml").read_text().startswith("# mine")


def test_a_mistake_is_shown_with_its_line_while_typing(author, other_pack):
    author.window.packs.edit(other_pack)
    author.wait_until(lambda: author.window.packs.editor.preview.answer_widget is not None)
    text = author.find("Text of the file")
    text.setPlainText(text.toPlainText().replace("kind: ", "kind: un", 1))

    author.wait_until(lambda: author.sees("1 problem") or author.sees("problems ·"))
    author.press(Qt.Key.Key_F4)
    author.wait_until(lambda: text.line > 0)


def test_the_preview_shows_the_key_and_grades_it(author, other_pack):
    author.window.packs.edit(other_pack)
    author.wait_until(lambda: author.window.packs.editor.preview.answer_widget is not None)
    widget = author.window.packs.editor.preview.answer_widget
    if widget.self_rated:
        text = author.find("Text of the file")
        text.mark_line(text.toPlainText().count("\n"))
        author.wait_until(lambda: author.window.packs.editor.preview.answer_widget not in (None, widget))

    author.click("Show the key", Role.Button)

    author.wait_for("All right: 100%")
    author.click("Try again", Role.Button)
    author.wait_for("Check", Role.Button)


def test_closing_with_changes_asks_once(author, other_pack):
    author.window.packs.edit(other_pack)
    author.find("Text of the file").setFocus()
    author.type("# x")

    author.click("Close the editor", Role.Button)
    author.wait_for("Note: There are changes that are not saved.")
    author.click("Close the editor", Role.Button)
    author.wait_for("Install a zip")
