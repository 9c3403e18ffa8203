"""The main window: navigation, menus, and pages that are made when first visited."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from trainer.desktop.menus import add_menus
from trainer.desktop.navigation import NavigationRail
from trainer.desktop.pages.home import HomePage
from trainer.desktop.services import Services
from trainer.desktop.theme.icons import application_icon
from trainer.desktop.widgets.basics import row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.desktop.backend import HomeData
    from trainer.desktop.exam.page import ExamPage
    from trainer.desktop.learner.page import LearnerPage
    from trainer.desktop.packs.page import PacksPage
    from trainer.desktop.pages.explore import ExplorePage
    from trainer.desktop.pages.practice import PracticePage
    from trainer.desktop.pages.study import StudyPage
    from trainer.desktop.pages.trouble import TroublePage
    from trainer.desktop.progress.page import ProgressPage
    from trainer.study.session import Session

_NEEDS_STORE = frozenset({"home", "study", "practice", "exam", "progress", "packs", "learner"})


class MainWindow(QMainWindow):
    """Shows the home page at once; ``load`` then fills it from the worker."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._data: HomeData | None = None
        self._problem = ""
        self._opening = False
        self._wanted = "home"
        self._pages: dict[str, QWidget] = {}
        self.setWindowTitle("Memory Layout Trainer")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(640, 480)
        self.rail = NavigationRail(services.theme)
        self._stack = QStackedWidget()
        centre = QWidget()
        layout = row(centre, 0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        add_menus(self, services, self.show_page, self._on_open_file)
        self.rail.page_asked.connect(self.show_page)
        self.show_page("home")
        geometry = services.settings.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def load(self) -> None:
        """Open the learner's data in the background."""
        self._opening = True
        self._services.lane.run(self._services.backend.open, self._on_opened, self._on_trouble, self)

    def show_page(self, name: str) -> None:
        """Show a page; without the learner's data what is wrong with it instead of a page that needs it."""
        self._wanted = name
        if self._opening and name not in self._pages:
            # the worker imports what the page needs, too; Python cannot import the same things on two threads at once
            self.rail.mark(name)
            return
        if name == "study" and self._data is not None and not self.study.active:
            self._begin_review()
            return
        self.rail.mark(name)
        page = self.trouble if self._problem and name in _NEEDS_STORE else self._page(name)
        self._stack.setCurrentWidget(page)
        focus = getattr(page, "focus_first", None)
        if focus is not None:
            focus()

    # pages, made when first asked for: their imports are what a fast start leaves out

    @property
    def home(self) -> HomePage:
        """The home page."""
        return self._page("home")

    @property
    def study(self) -> "StudyPage":
        """The study page."""
        return self._page("study")

    @property
    def practice(self) -> "PracticePage":
        """The practice page."""
        return self._page("practice")

    @property
    def explore(self) -> "ExplorePage":
        """The explore page."""
        return self._page("explore")

    @property
    def exam(self) -> "ExamPage":
        """The exam page."""
        return self._page("exam")

    @property
    def progress(self) -> "ProgressPage":
        """The progress page."""
        return self._page("progress")

    @property
    def packs(self) -> "PacksPage":
        """The packs page."""
        return self._page("packs")

    @property
    def learner(self) -> "LearnerPage":
        """The learner's page."""
        return self._page("learner")

    @property
    def trouble(self) -> "TroublePage":
        """The page that says why the learner's data cannot be used."""
        return self._page("trouble")

    def current_page(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; what is being recorded is finished first."""
        self._services.settings.geometry = self.saveGeometry()
        self._services.lane.post(self._services.backend.close)
        self._services.lane.close()
        super().closeEvent(event)

    def _page(self, name: str) -> QWidget:
        if name not in self._pages:
            page = getattr(self, f"_make_{name}")()
            self._pages[name] = page
            self._stack.addWidget(page)
            if self._data is not None and hasattr(page, "show_data"):
                page.show_data(self._data)
        return self._pages[name]

    def _make_home(self) -> HomePage:
        page = HomePage(self._services)
        page.study_asked.connect(self._begin_review)
        page.practice_asked.connect(partial(self.show_page, "practice"))
        return page

    def _make_study(self) -> "StudyPage":
        from trainer.desktop.pages.study import StudyPage

        page = StudyPage(self._services)
        page.ended.connect(partial(self.show_page, "home"))
        page.changed.connect(self._refresh)
        return page

    def _make_practice(self) -> "PracticePage":
        from trainer.desktop.pages.practice import PracticePage

        page = PracticePage(self._services)
        page.sitting_asked.connect(self._begin)
        return page

    def _make_explore(self) -> "ExplorePage":
        from trainer.desktop.pages.explore import ExplorePage

        return ExplorePage(self._services)

    def _make_exam(self) -> "ExamPage":
        from trainer.desktop.exam.page import ExamPage

        page = ExamPage(self._services)
        page.changed.connect(self._refresh)
        return page

    def _make_progress(self) -> "ProgressPage":
        from trainer.desktop.progress.page import ProgressPage

        page = ProgressPage(self._services)
        page.sitting_asked.connect(self._begin)
        page.changed.connect(self._refresh)
        return page

    def _make_packs(self) -> "PacksPage":
        from trainer.desktop.packs.page import PacksPage

        page = PacksPage(self._services)
        page.changed.connect(self._on_data)
        return page

    def _make_learner(self) -> "LearnerPage":
        from trainer.desktop.learner.page import LearnerPage

        page = LearnerPage(self._services)
        page.changed.connect(self._refresh)
        page.replaced.connect(self._on_data)
        return page

    def _make_trouble(self) -> "TroublePage":
        from trainer.desktop.pages.trouble import TroublePage

        page = TroublePage(self._services)
        page.folder_chosen.connect(self._on_folder_chosen)
        page.retry_asked.connect(self.load)
        page.quit_asked.connect(self.close)
        return page

    def _begin_review(self) -> None:
        self._begin(self._services.backend.review)

    def _begin(self, make_session: "Callable[[], Session]") -> None:
        page = self.study
        self.rail.mark("study")
        self._stack.setCurrentWidget(page)
        page.begin(make_session)

    def _refresh(self) -> None:
        self._services.lane.run(self._services.backend.home, self._on_data, partial(self.home.banner.say, "bad"), self)

    def _on_opened(self, data: "HomeData") -> None:
        self._opening = False
        self._problem = ""
        self._on_data(data)
        self.show_page(self._wanted)
        # the study page is what comes next: import it while nobody waits
        QTimer.singleShot(50, self, partial(self._page, "study"))

    def _on_data(self, data: "HomeData") -> None:
        self._data = data
        for page in self._pages.values():
            show = getattr(page, "show_data", None)
            if show is not None:
                show(data)

    def _on_trouble(self, sentence: str) -> None:
        self._opening = False
        self._problem = sentence
        self._data = None
        self.trouble.show_problem(sentence)
        self.show_page(self._wanted if self._wanted not in _NEEDS_STORE else "home")

    def _on_folder_chosen(self, folder: "Path") -> None:
        self._services.backend.data_dir = folder
        self.load()

    def _on_open_file(self) -> None:
        self.show_page("explore")
        self.explore.choose_file()
