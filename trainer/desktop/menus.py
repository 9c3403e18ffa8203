"""The menus of the main window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from trainer.desktop.navigation import PAGES, page_keys
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import TEXT_SCALES, Appearance

_APPEARANCES = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}


def add_menus(
    window: QMainWindow, services: Services, show_page: Callable[[str], None], open_file: Callable[[], None]
) -> None:
    """Give ``window`` its menus."""
    bar = window.menuBar()
    file = bar.addMenu("&File")
    _add(window, file, "Open a C program…", open_file, QKeySequence.StandardKey.Open)
    file.addSeparator()
    _add(window, file, "Quit", window.close, QKeySequence("Ctrl+Q"))
    go = bar.addMenu("&Go")
    for number, (name, title, _) in enumerate(PAGES, start=1):
        _add(window, go, title, partial(show_page, name), QKeySequence(page_keys(number)))
    view = bar.addMenu("&View")
    _add_appearance(window, view, services)
    view.addSeparator()
    _add(window, view, "Larger text", partial(_step_text, services, 1), QKeySequence.StandardKey.ZoomIn)
    _add(window, view, "Smaller text", partial(_step_text, services, -1), QKeySequence.StandardKey.ZoomOut)
    _add(window, view, "Normal text size", partial(_set_text, services, 100), QKeySequence("Ctrl+0"))
    sizes = view.addMenu("Text size")
    for percent in TEXT_SCALES:
        _add(window, sizes, f"{percent} %", partial(_set_text, services, percent))
    help_menu = bar.addMenu("&Help")
    _add(window, help_menu, "Keyboard shortcuts", partial(_show_shortcuts, window, services), QKeySequence("F1"))


def _add(
    window: QMainWindow,
    menu: QMenu,
    text: str,
    slot: Callable[[], object],
    keys: QKeySequence | QKeySequence.StandardKey | None = None,
) -> QAction:
    action = QAction(text, window)
    if keys is not None:
        action.setShortcut(keys)
    # triggered() also carries "checked", which the slots do not want
    action.triggered.connect(partial(_call, slot))
    menu.addAction(action)
    return action


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def _add_appearance(window: QMainWindow, menu: QMenu, services: Services) -> None:
    group = QActionGroup(window)
    for appearance, title in _APPEARANCES.items():
        action = _add(window, menu, title, partial(_set_appearance, services, appearance))
        action.setCheckable(True)
        action.setChecked(services.theme.appearance is appearance)
        group.addAction(action)


def _set_appearance(services: Services, appearance: Appearance) -> None:
    services.theme.set_appearance(appearance)
    services.settings.appearance = appearance


def _set_text(services: Services, percent: int) -> None:
    services.theme.set_percent(percent)
    services.settings.percent = services.theme.percent


def _step_text(services: Services, steps: int) -> None:
    services.theme.step_percent(steps)
    services.settings.percent = services.theme.percent


def _show_shortcuts(window: QMainWindow, services: Services) -> None:
    from trainer.desktop.shortcuts import ShortcutsDialog

    ShortcutsDialog(services.theme, window).open()
