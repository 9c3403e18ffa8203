"""The pages as a person meets them, and what happens when something is wrong."""

import pytest
from person import Person, Role, name_of, tree
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.theme.tokens import Appearance
from trainer.store.opening import FILE_NAME


def test_home_says_what_waits_and_has_one_button_to_begin(person):
    person.wait_for("Study 3 cards", Role.Button)

    assert person.sees("0 to review · 3 new")
    person.wait_until(lambda: person.sees("The main job"))
    assert person.sees("3 questions: flashcard 1, layout 1, scenario 1")


def test_a_broken_pack_is_shown_with_its_problems_and_the_sound_one_works(packs, open_window):
    broken = packs / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("id: broken\n")

    person = open_window()

    person.wait_for("This pack cannot be used")
    assert person.sees(str(broken / "pack.yaml"))
    assert person.look_for("Study 3 cards", Role.Button)


def test_a_damaged_database_is_reported_and_left_as_it_is(data_dir, open_window):
    data_dir.mkdir()
    file = data_dir / FILE_NAME
    file.write_bytes(b"this is no database")

    person = open_window()

    person.wait_for("Your data cannot be opened")
    assert person.sees("is damaged")
    assert person.look_for("Choose another folder…", Role.Button)
    assert person.look_for("Quit", Role.Button)
    assert file.read_bytes() == b"this is no database"


def test_what_can_be_done_about_damaged_data_has_room_in_a_small_window_with_large_text(data_dir, open_window, theme):
    data_dir.mkdir()
    (data_dir / FILE_NAME).write_bytes(b"this is no database")
    person = open_window()
    person.wait_for("Begin anew", Role.Button)

    person.window.resize(640, 480)
    theme.set_percent(200)

    names = ("Choose another folder", "Try again", "Quit", "Begin anew")
    buttons = [person.find(name, Role.Button) for name in names]
    person.wait_until(lambda: all(one.height() >= one.minimumSizeHint().height() for one in buttons))
    person.wait_until(lambda: person.window.trouble.horizontalScrollBar().maximum() == 0)


def test_another_folder_can_be_chosen(data_dir, tmp_path, open_window, monkeypatch):
    data_dir.write_text("a file where the folder should be")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere"))
    person = open_window()
    person.wait_for("Your data cannot be opened")

    person.click("Choose another folder…")

    person.wait_for("Study 3 cards", Role.Button)
    assert data_dir.read_text() == "a file where the folder should be"


def test_programs_can_be_run_although_the_data_cannot_be_opened(data_dir, open_window):
    data_dir.write_text("a file where the folder should be")
    person = open_window()
    person.wait_for("Your data cannot be opened")

    person.click("Explore", Role.Button, Role.CheckBox, Role.RadioButton)
    person.click("Run the program")

    person.wait_until(lambda: person.sees("The program exits with code 0."))


def test_pages_are_reached_by_keys(person):
    person.wait_for("Study 3 cards")

    person.window.show_page("progress")
    assert person.sees("Reviews that fall due")

    person.click("Practice")
    assert person.sees("Build: Four regions")


def test_the_layout_builder_is_practised_without_a_schedule(person):
    person.wait_for("Study 3 cards")
    person.click("Practice")

    person.click("Build: Four regions")

    person.wait_for("Regions to place", Role.List)
    person.click("End session")
    person.wait_for("Nothing answered this time")


def test_a_topic_with_others_under_it_is_practised_as_a_whole(person):
    person.wait_for("Study 3 cards")
    person.click("Practice")

    assert person.look_for("Practise Protection: Large blocks by mmap: 1 card", Role.Button)
    person.click("Practise Region: 2 cards", Role.Button)

    person.wait_for("Question 1 · 2 left")


def test_appearance_and_text_size_are_kept(person, services, theme):
    def choose(menu: str, action: str) -> None:
        found = next(entry for entry in person.window.menuBar().actions() if entry.text() == menu)
        next(entry for entry in found.menu().actions() if entry.text() == action).trigger()

    choose("&View", "Dark")
    choose("&View", "Larger text")

    assert theme.palette.dark
    assert services.settings.appearance is Appearance.DARK
    assert services.settings.percent == 110


@pytest.mark.parametrize(
    "page", ["home", "practice", "explore", "exam", "progress", "packs", "learner", "cards", "class"]
)
def test_the_smallest_window_needs_no_sideways_scrolling(person, page):
    person.wait_for("Study 3 cards")
    person.window.resize(person.window.minimumSize())
    person.window.show_page(page)

    pages = [area for area in person.window.findChildren(ScrollPage) if area.isVisible()]

    assert pages
    person.wait_until(lambda: all(area.horizontalScrollBar().maximum() == 0 for area in pages))


@pytest.mark.parametrize("page", ["home", "practice", "exam", "progress", "packs", "cards", "class"])
def test_large_text_in_the_smallest_window_needs_no_sideways_scrolling(person, theme, page):
    person.wait_for("Study 3 cards")
    person.window.resize(person.window.minimumSize())
    theme.set_percent(200)
    person.window.show_page(page)

    pages = [area for area in person.window.findChildren(ScrollPage) if area.isVisible()]

    assert pages
    person.wait_until(lambda: all(area.horizontalScrollBar().maximum() == 0 for area in pages))


@pytest.mark.parametrize("page", ["home", "progress"])
def test_a_region_of_the_map_is_practised(person, page):
    person.wait_for("Study 3 cards")
    person.window.show_page(page)

    person.click("Practise heap: known new", Role.Button)

    person.wait_until(lambda: person.sees("Question 1 · 2 left"))


def test_a_region_without_questions_is_not_offered(person):
    person.wait_until(lambda: person.sees("The main job"))

    assert not person.find("Practise BSS: known new", Role.Button).isEnabled()


def test_enter_presses_the_button_that_has_the_keyboard(person):
    person.find("Study 3 cards", Role.Button).setFocus()

    person.press(Qt.Key.Key_Return)

    person.wait_for("Four regions")


def test_enter_goes_on_after_an_answer_was_checked(person):
    person.click("Study", Role.Button, Role.CheckBox)
    person.wait_for("Four regions")
    person.click_row("Regions to place", "heap")
    person.click_row("Address space", "Empty address space")
    person.click("Check", Role.Button)
    person.wait_until(lambda: person.find("Next", Role.Button).hasFocus())

    person.press(Qt.Key.Key_Return)

    person.wait_for("malloc(1 MB)")


def test_the_keys_are_listed(person, qtbot):
    person.press(Qt.Key.Key_F1)

    (dialog,) = person.window.findChildren(QDialog)
    assert "What they do: Check the answer, then the next question" in [name_of(found) for found in tree(dialog)]
    Person(qtbot, dialog).click("Close", Role.Button)
    assert not dialog.isVisible()


@pytest.fixture
def explore(person):
    person.wait_for("Study 3 cards")
    person.window.show_page("explore")
    return person


def test_a_program_of_ones_own_is_run_and_shown(explore):
    editor = explore.window.explore.editor
    editor.setPlainText('#include <stdio.h>\nint main(void)\n{\n    puts("hello");\n    return 3;\n}\n')

    explore.press(Qt.Key.Key_R, modifier=Qt.KeyboardModifier.ControlModifier)

    explore.wait_until(lambda: explore.sees("The program exits with code 3."))
    assert explore.find("Output of the program").toPlainText() == "hello\n"
    explore.wait_until(lambda: "heap" in explore.rows("Address space, highest address first"))


def test_a_program_that_does_not_parse_is_refused_with_its_line(explore):
    explore.window.explore.editor.setPlainText("int main(void)\n{\n    return oops;\n}\n")

    explore.click("Run the program")

    explore.wait_until(lambda: explore.sees("main.c:3:"))
    assert explore.window.explore.editor.line == 3


def test_a_run_can_be_cancelled(explore):
    explore.window.explore.editor.setPlainText("int main(void) { for (;;) ; }\n")

    explore.click("Run the program")
    explore.click("Cancel the run")

    assert explore.sees("Cancelled.")
    explore.wait_for("Run the program")


def test_a_file_that_is_no_text_is_refused_in_a_sentence(explore, tmp_path):
    file = tmp_path / "program.c"
    file.write_bytes(b"\xff\xfe\x00")

    explore.window.explore.open_file(file)

    assert explore.sees("program.c is not a text file in UTF-8.")


def test_the_keyboard_brings_the_last_page_of_the_navigation_into_view(person, services):
    services.theme.set_percent(200)
    person.window.resize(640, 480)
    button = person.window.rail.button("cards")
    QApplication.processEvents()
    assert button.visibleRegion().isEmpty()

    button.setFocus(Qt.FocusReason.TabFocusReason)
    person.wait_until(lambda: button.visibleRegion().boundingRect() == button.rect())
    services.theme.set_percent(100)


def test_the_navigation_shows_where_a_shortcut_led(person, services, qtbot):
    person.wait_for("Study 3 cards", Role.Button)
    services.theme.set_percent(200)
    person.window.resize(640, 480)
    button = person.window.rail.button("cards")
    qtbot.wait(50)
    assert button.visibleRegion().isEmpty()

    person.press(Qt.Key.Key_9, modifier=Qt.KeyboardModifier.ControlModifier)

    person.wait_until(lambda: button.isChecked() and button.visibleRegion().boundingRect() == button.rect())
    services.theme.set_percent(100)


def test_large_text_leaves_the_room_of_a_small_window_to_the_page(person, theme):
    person.window.resize(640, 480)
    with_titles = person.window.rail.width()

    theme.set_percent(200)

    person.wait_until(lambda: person.window.rail.width() < with_titles)
    person.click("Cards", Role.Button, Role.CheckBox)
    person.find("Search", Role.EditableText)


def test_larger_text_takes_more_of_a_wide_window(person, theme):
    person.window.resize(1920, 1080)
    theme.set_percent(150)

    def left_of(text: str) -> int:
        place = person.find(text, Role.StaticText)
        return place.mapTo(person.window, place.rect().topLeft()).x()

    person.wait_until(lambda: left_of("What you know") > left_of("Question packs"))


def test_the_words_above_a_question_have_room_in_a_small_window_with_large_text(person, theme):
    theme.set_percent(200)
    person.window.resize(640, 480)

    person.click("Study", Role.Button, Role.CheckBox)

    person.wait_for("Four regions")
    names = (
        "Card: flag",
        "Undo the last answer",
        "Bring back the answer",
        "End session",
        "Skip this question",
        "Check",
    )
    buttons = [person.find(name, Role.Button, Role.ButtonMenu) for name in names]
    person.wait_until(lambda: all(one.width() >= one.minimumSizeHint().width() for one in buttons))
    person.wait_until(lambda: all(one.height() >= one.minimumSizeHint().height() for one in buttons))


def test_ratings_have_room_in_a_small_window_with_large_text(person, theme):
    theme.set_percent(200)
    person.window.resize(640, 480)
    person.click("Study", Role.Button, Role.CheckBox)
    person.wait_for("Four regions")
    person.click_row("Regions to place", "heap")
    person.click_row("Address space", "Empty address space")

    person.click("Check", Role.Button)

    buttons = [person.find(name) for name in ("Again, ", "Hard, ", "Good, ", "Easy, ", "Next")]
    person.wait_until(lambda: all(one.width() >= one.minimumSizeHint().width() for one in buttons))
    person.wait_until(lambda: all(one.height() >= one.minimumSizeHint().height() for one in buttons))


def test_an_endless_program_is_said_to_have_ended_early(explore):
    explore.window.explore.editor.set_source("int main(void) { for (;;); }")

    explore.click("Run the program")

    explore.wait_for("Note: The run ended early: the program was stopped after")


def test_a_flashcard_can_be_skipped(person):
    person.click("Study", Role.Button, Role.CheckBox)
    person.wait_for("Four regions")
    person.click("Skip this question", Role.Button)
    person.wait_for("malloc(1 MB)")
    person.click("Skip this question", Role.Button)
    person.wait_for("Show answer", Role.Button)

    person.click("Skip this question", Role.Button)

    person.wait_for("Nothing answered this time")
