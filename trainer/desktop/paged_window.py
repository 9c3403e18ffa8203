"""A window of pages that are made when first asked for: their imports are what a fast start leaves out."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QStackedWidget, QToolButton, QWidget

from trainer.desktop.navigation import NavigationRail
from trainer.desktop.page_factory import make_page
from trainer.desktop.reading_order import focus_next
from trainer.desktop.services import Services
from trainer.desktop.widgets.basics import column, row
from trainer.desktop.work_strip import WorkStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.desktop.cards.page import CardsPage
    from trainer.desktop.classroom.entrance import EntrancePage
    from trainer.desktop.classroom.page import ClassPage
    from trainer.desktop.exam.page import ExamPage
    from trainer.desktop.learner.page import LearnerPage
    from trainer.desktop.packs.page import PacksPage
    from trainer.desktop.pages.explore import ExplorePage
    from trainer.desktop.pages.home import HomePage
    from trainer.desktop.pages.practice import PracticePage
    from trainer.desktop.pages.study import StudyPage
    from trainer.desktop.pages.trouble import TroublePage
    from trainer.desktop.progress.page import ProgressPage


_NARROW = 480


class PagedWindow(QMainWindow):
    """Shows one page at a time, beside the navigation; ``on_made`` is told of each new page."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._pages: dict[str, QWidget] = {}
        self.rail = NavigationRail(services.theme)
        self._stack = QStackedWidget()
        centre = QWidget()
        layout = row(centre, 0)
        layout.addWidget(self.rail)
        beside = column(spacing=0)
        self.strip = WorkStrip(services.theme, services.long_work)
        self.strip.closed.connect(self._focus_page)
        self._stack.currentChanged.connect(self.strip.forget)
        beside.addWidget(self.strip)
        beside.addWidget(self._stack, 1)
        layout.addLayout(beside, 1)
        self.setCentralWidget(centre)
        services.theme.changed.connect(self._fit_rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit_rail()

    def page(self, name: str) -> Any:
        """Return a page, which is made if it is not there yet."""
        if name not in self._pages:
            page = make_page(name, self._services)
            self._pages[name] = page
            self._stack.addWidget(page)
            self.on_made(name, page)
        return self._pages[name]

    def on_made(self, name: str, page: QWidget) -> None:
        """Take note of a new page."""

    def is_made(self, name: str) -> bool:
        """Whether a page is there already."""
        return name in self._pages

    def bring_up(self, name: str) -> Any:
        """Show a page, and return it."""
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        return page

    def shows(self, name: str) -> bool:
        """Whether a page is the one that is shown."""
        return self._stack.currentWidget() is self._pages.get(name)

    def current_page(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def each(self, method: str) -> "Iterator[tuple[str, Callable[..., Any]]]":
        """Yield the name and that method of each page that is there and has it."""
        for name, page in self._pages.items():
            found = getattr(page, method, None)
            if found is not None:
                yield name, found

    def _fit_rail(self) -> None:
        self.rail.show_titles(self.width() >= self._services.theme.px(_NARROW))

    def _focus_page(self) -> None:
        focus = getattr(self.current_page(), "focus_first", None)
        if focus is not None:
            focus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key go in the order in which a page is read."""
        return focus_next(self, QApplication.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as Space does: Qt has it so in dialogs only."""
        button = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if is_enter and isinstance(button, QPushButton | QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)

    # the pages by their types

    @property
    def home(self) -> "HomePage":
        """The home page."""
        return self.page("home")

    @property
    def study(self) -> "StudyPage":
        """The study page."""
        return self.page("study")

    @property
    def practice(self) -> "PracticePage":
        """The practice page."""
        return self.page("practice")

    @property
    def explore(self) -> "ExplorePage":
        """The explore page."""
        return self.page("explore")

    @property
    def exam(self) -> "ExamPage":
        """The exam page."""
        return self.page("exam")

    @property
    def progress(self) -> "ProgressPage":
        """The progress page."""
        return self.page("progress")

    @property
    def packs(self) -> "PacksPage":
        """The packs page."""
        return self.page("packs")

    @property
    def learner(self) -> "LearnerPage":
        """The learner's page."""
        return self.page("learner")

    @property
    def cards(self) -> "CardsPage":
        """The page of all cards."""
        return self.page("cards")

    @property
    def classroom(self) -> "ClassPage":
        """The page of the class."""
        return self.page("class")

    @property
    def entrance(self) -> "EntrancePage":
        """The page that asks who learns on this computer."""
        return self.page("entrance")

    @property
    def trouble(self) -> "TroublePage":
        """The page that says why the learner's data cannot be used."""
        return self.page("trouble")
