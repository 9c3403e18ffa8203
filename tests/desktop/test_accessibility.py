"""Every control of every page can be reached by keyboard and says what it is."""

import pytest
from person import Role, name_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

PAGES = ("home", "practice", "explore", "progress", "exam", "learner", "cards", "class")
NAMELESS = {Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.LayeredPane, Role.Splitter, Role.Grip}


def controls(widget: QWidget) -> list[QWidget]:
    """Return what can take the keyboard."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None
    ]


def announced(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return name_of(found)


def assert_named(page: QWidget) -> None:
    nameless = [control for control in controls(page) if not announced(control)]
    assert not nameless, nameless


def assert_roles(page: QWidget) -> None:
    without = [
        control for control in controls(page) if QAccessible.queryAccessibleInterface(control).role() in NAMELESS
    ]
    assert not without, without


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name_and_a_role(person, page):
    person.wait_for("Study 3 cards")
    person.window.show_page(page)

    assert controls(person.window.current_page())
    assert_named(person.window)
    assert_roles(person.window)


def test_every_control_of_each_question_has_a_name_before_and_after_the_check(person):
    person.click("Study 3 cards")
    for title in ("Four regions", "malloc(1 MB)", "The heap"):
        person.wait_for(title)
        assert_named(person.window)
        if title == "Four regions":
            person.click_row("Regions to place", "heap")
            person.click_row("Address space", "Empty")
        elif title.startswith("malloc"):
            person.click("It ends normally and does")
        else:
            person.click("Show answer")
            assert_named(person.window)
            break
        person.click("Check", Role.Button)
        person.wait_for("Next", Role.Button)
        person.wait_until(lambda: person.sees("The process at the moment that matters"))
        assert_named(person.window)
        person.click("Next", Role.Button)


def test_trouble_has_names(data_dir, open_window):
    data_dir.write_text("in the way")
    person = open_window()
    person.wait_for("Your data cannot be opened")

    assert_named(person.window)


@pytest.mark.parametrize("page", PAGES)
def test_the_tab_key_goes_round_the_whole_page_and_never_gets_stuck(person, page):
    person.wait_for("Study 3 cards")
    person.window.activateWindow()
    person.window.show_page(page)
    QApplication.processEvents()
    expected = {control for control in controls(person.window) if control.isEnabled() and not _grouped(control)}

    visited = set()
    for _ in range(3 * len(expected) + 10):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.add(focus)
        person.press(Qt.Key.Key_Tab)

    missed = {control for control in expected - visited if control.isVisible()}
    assert not missed, [announced(control) for control in missed]


def _grouped(control: QWidget) -> bool:
    """Say whether only one button of a group takes the Tab key; arrows reach the others."""
    group = getattr(control, "group", lambda: None)()
    return group is not None and group.exclusive() and group.checkedButton() is not control
