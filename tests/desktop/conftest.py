"""A theme, the services and the window of the desktop, with a pack of three questions and an empty data folder."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from person import Person
from pydantic import TypeAdapter
from PySide6.QtWidgets import QApplication

from trainer.desktop.answers import WIDGETS
from trainer.desktop.backend import Backend
from trainer.desktop.background import Lane
from trainer.desktop.long_work import LongWork
from trainer.desktop.main_window import MainWindow
from trainer.desktop.services import Services
from trainer.desktop.settings import Settings
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Appearance
from trainer.questions import AnyQuestion

PACKS = Path(__file__).parent / "packs"


@pytest.fixture
def theme(qapp) -> Theme:
    theme = Theme(qapp, Appearance.LIGHT)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect()
    # not an empty sheet: that deletes a style of Qt which PySide may still hold, and the next one crashes
    qapp.setStyleSheet("* {}")


@pytest.fixture
def lane():
    lane = Lane("test worker")
    yield lane
    lane.close()


@pytest.fixture
def data_dir(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def packs(tmp_path) -> Path:
    """A folder with the packs of the test, which it may add to."""
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


@pytest.fixture
def long_work(qapp):
    work = LongWork()
    yield work
    work.close()


@pytest.fixture
def make_services(theme, data_dir, packs, lane, long_work):
    def make(folder: Path = data_dir, server: str = "") -> Services:
        settings = Settings(folder)
        backend = Backend(folder, packs=(packs,), server=server, learner=settings.learner(server))
        return Services(theme, settings, lane, long_work, backend)

    return make


@pytest.fixture
def services(make_services) -> Services:
    return make_services()


@pytest.fixture
def open_window(qtbot, make_services, data_dir):
    """Open the window as the command does; returns the person in front of it."""
    windows = []

    def open_it(folder: Path = data_dir, server: str = "") -> Person:
        window = MainWindow(make_services(folder, server))
        window.show()
        qtbot.addWidget(window)
        windows.append(window)
        window.load()
        return Person(qtbot, window)

    yield open_it
    for window in windows:
        window.close() or window.close()  # while there is a worker to close the store; it may warn once


@pytest.fixture
def person(open_window) -> Person:
    return open_window()


@pytest.fixture
def show(qtbot):
    """Show a widget on its own; returns the person in front of it."""

    def show_it(widget, width: int = 1000, height: int = 700) -> Person:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return Person(qtbot, widget)

    return show_it


@pytest.fixture
def ask(theme, show):
    """Show the widget of a question; returns the person with its widget and item."""

    def ask_it(**fields: Any) -> Person:
        keys = {"id": "q", "title": "Q", "prompt": "?"} | fields
        item = TypeAdapter(AnyQuestion).validate_python(keys).prepare()
        widget = WIDGETS[item.question.kind](theme, item)
        person = show(widget)
        person.widget, person.item = widget, item
        return person

    return ask_it
