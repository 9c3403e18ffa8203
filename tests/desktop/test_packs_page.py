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
    person.wait_for("Study 3 cards")
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
    author.wait_until(lambda: author.window.packs.editor.preview.question.answer_widget is not None)
    author.find("Text of the file").setFocus()
    author.type("# mine")
    author.wait_until(lambda: author.sees("not saved"))
    author.click("Save the pack", Role.Button)

    author.wait_for("Done: Saved.")
    assert (packs / "my-first-pack" / "questions" / "examples.yaml").read_text().startswith("# mine")


def test_a_pack_that_was_removed_by_a_slip_is_put_back(author, other_pack, packs):
    author.window.packs.look_into(other_pack)
    author.wait_for("Another pack")
    author.press(Qt.Key.Key_Space)  # the keyboard is on the button that installs
    author.wait_for("Done: Another pack is installed.")

    author.click("Remove Another pack", Role.Button)
    author.wait_for("Note: Another pack is removed.")
    assert not (packs / "other-pack").exists()
    author.click("Put it back", Role.Button)

    author.wait_for("Done: The pack is back.")
    assert (packs / "other-pack" / "pack.yaml").exists()


@pytest.fixture
def writer(author, other_pack):
    """An author who has opened another pack in the editor."""
    author.window.packs.edit(other_pack)
    author.wait_until(lambda: author.window.packs.editor.preview.question.answer_widget is not None)
    return author


def put(person, before, after):
    """Replace what stands in the text."""
    text = person.find("Text of the file")
    cursor = text.document().find(before)
    assert not cursor.isNull(), before
    cursor.insertText(after)
    text.setTextCursor(cursor)


def test_a_mistake_is_shown_with_its_line_while_typing(writer):
    text = writer.find("Text of the file")
    line = text.toPlainText()[: text.toPlainText().index("kind: ")].count("\n") + 1
    put(writer, "kind: ", "kind: un")

    writer.wait_until(lambda: writer.sees("1 problem"))
    assert writer.sees(f"Line {line}: kind is 'unflashcard'; perhaps 'flashcard'")
    writer.press(Qt.Key.Key_F4)
    writer.wait_until(lambda: text.line == line)


def test_a_new_line_begins_where_the_last_one_began(writer):
    put(writer, "kind: number", "kind: number")
    writer.find("Text of the file").setFocus()

    writer.press(Qt.Key.Key_Return)
    writer.type("mode")

    assert "\n  kind: number\n  mode\n" in writer.find("Text of the file").toPlainText()


def test_the_preview_shows_the_key_and_grades_it(writer):
    put(writer, "kind: number", "kind: number")

    writer.wait_for("Your answer", Role.EditableText)
    writer.click("Show the key", Role.Button)

    writer.wait_for("All right: 100%")
    writer.click("Try again", Role.Button)
    writer.wait_for("Check", Role.Button)


def test_what_was_answered_in_the_preview_stays_while_the_question_is_written(writer):
    put(writer, "kind: number", "kind: number")
    field = writer.find("Your answer", Role.EditableText)
    field.setText("17")

    put(writer, "How many bytes", "How very many bytes")

    writer.wait_until(lambda: writer.sees("How very many bytes"))
    assert writer.find("Your answer", Role.EditableText).text() == "17"


def test_a_question_that_is_broken_for_a_moment_stays_in_the_preview(writer):
    put(writer, "kind: number", "kind: number")
    writer.find("Your answer", Role.EditableText).setText("17")
    put(writer, "kind: number", "kind: nmber")
    writer.wait_for("Note: This is the question before your last changes")
    put(writer, "kind: nmber", "kind: number")

    writer.wait_until(lambda: writer.look_for("Note: This is the question before") is None)
    assert writer.find("Your answer", Role.EditableText).text() == "17"


def test_the_program_runs_beside_the_text(writer):
    put(writer, "kind: number", "kind: number")
    writer.wait_for("Your answer", Role.EditableText)

    writer.press(Qt.Key.Key_R, modifier=Qt.KeyboardModifier.ControlModifier)

    writer.wait_for("Done: The program exits with code 0.")
    rows = "Address space, highest address first"
    writer.wait_until(lambda: "heap" in " ".join(writer.rows(rows)).lower())
    assert "malloc" in writer.find("Program that runs").toPlainText()


def test_a_c_file_that_no_question_runs_is_run_by_itself(writer):
    writer.find("Name of a new file", Role.EditableText).setFocus()
    writer.type("alone.c")
    writer.click("Add the file", Role.Button)
    writer.wait_until(lambda: "main" in writer.find("Text of the file").toPlainText())
    put(writer, "return 0", "return 3")

    writer.click("Run the program", Role.Button)

    writer.wait_for("Done: The program exits with code 3.")


def test_a_new_file_of_questions_begins_with_a_sound_one_and_is_saved(writer, other_pack):
    writer.find("Name of a new file", Role.EditableText).setFocus()
    writer.type("more.yaml")
    writer.press(Qt.Key.Key_Return)

    writer.wait_for("A few words")
    writer.click("Save the pack", Role.Button)
    writer.wait_for("Done: Saved.")
    assert (other_pack / "questions" / "more.yaml").read_text().startswith("- id: more\n")


def test_a_name_that_leads_out_of_the_pack_is_refused(writer):
    writer.find("Name of a new file", Role.EditableText).setFocus()
    writer.type("../out.c")
    writer.press(Qt.Key.Key_Return)

    writer.wait_for("A file is questions/NAME.yaml")


def test_saving_changes_nothing_but_what_was_typed(writer, other_pack):
    place = other_pack / "questions" / "examples.yaml"
    before = place.read_bytes().replace(b"\n", b"\r\n").replace(b"# ", "#\u00a0".encode(), 1)
    place.write_bytes(b"\xef\xbb\xbf" + before)
    writer.click("Close the editor", Role.Button)
    writer.window.packs.edit(other_pack)
    writer.wait_for("Text of the file")
    put(writer, "How many bytes", "How very many bytes")

    writer.click("Save the pack", Role.Button)

    writer.wait_for("Done: Saved.")
    assert place.read_bytes() == b"\xef\xbb\xbf" + before.replace(b"How many bytes", b"How very many bytes", 1)


def test_what_another_program_wrote_is_not_overwritten(writer, other_pack):
    (other_pack / "questions" / "examples.yaml").write_text("- id: other\n")
    put(writer, "kind: number", "kind:  number")

    writer.click("Save the pack", Role.Button)

    writer.wait_for("Error: questions/examples.yaml was changed by another program")
    assert (other_pack / "questions" / "examples.yaml").read_text() == "- id: other\n"


def test_closing_with_changes_asks_once(writer):
    put(writer, "kind: number", "kind:  number")

    writer.click("Close the editor", Role.Button)
    writer.wait_for("Note: There are changes that are not saved.")
    writer.click("Close the editor", Role.Button)
    writer.wait_for("Install a zip")


def write_something(writer) -> None:
    writer.find("Text of the file").setFocus()
    writer.type("# mine")
    writer.wait_until(lambda: writer.sees("not saved"))


def test_what_was_not_saved_can_be_saved_after_the_warning(writer, other_pack):
    write_something(writer)
    writer.click("Close the editor", Role.Button)
    writer.wait_for("Note: There are changes that are not saved.")

    writer.click("Save the pack", Role.Button)

    writer.wait_for("Done: Saved.")
    assert any("# mine" in file.read_text() for file in other_pack.rglob("*.yaml"))


def test_the_window_does_not_close_over_what_was_not_saved(writer):
    write_something(writer)
    writer.window.show_page("home")

    closed = writer.window.close()

    assert not closed
    writer.wait_for("Note: There are changes that are not saved.")
    assert writer.look_for("Text of the file")


def test_a_second_close_drops_what_was_not_saved(writer):
    write_something(writer)

    assert not writer.window.close()
    assert writer.window.close()


def test_another_pack_does_not_take_the_place_of_what_was_not_saved(writer, tmp_path):
    create_pack(tmp_path / "third", {"title": "A third pack"})
    write_something(writer)

    writer.window.packs.edit(tmp_path / "third")

    writer.wait_for("Note: There are changes that are not saved.")
    assert writer.find("Text of the file").toPlainText().count("# mine") == 1
