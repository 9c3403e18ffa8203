"""The main window: what its pages ask of each other and of the worker, from its opening to its closing."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from trainer.desktop.daily_backup import DailyBackup
from trainer.desktop.menus import add_menus
from trainer.desktop.page_factory import STUDY_PARTS, import_in_turns
from trainer.desktop.paged_window import PagedWindow
from trainer.desktop.services import Services
from trainer.desktop.theme.icons import application_icon
from trainer.desktop.wording import when

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.desktop.backend import Choice
    from trainer.desktop.results import HomeData, Newcomer
    from trainer.store.backups import Backup
    from trainer.study.glance import Glance
    from trainer.study.session import Session

_NEEDS_LEARNER = frozenset({"home", "study", "practice", "exam", "progress", "packs", "learner", "cards"})
_NEEDS_STORE = _NEEDS_LEARNER | {"class"}


class MainWindow(PagedWindow):
    """Shows the home page at once; ``load`` then fills it from the worker, and ``settled`` says that there is time."""

    settled = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._data: HomeData | None = None
        self._problem = ""
        self._nobody = False
        self._stale = False
        self._opening = False
        self._backups = DailyBackup(services.backend, self)
        self._wanted = "home"
        self.setWindowTitle("Memory Layout Trainer")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(640, 480)
        add_menus(self, services, self.show_page, self._on_open_file)
        self.rail.page_asked.connect(self.show_page)
        self._backups.failed.connect(self._on_no_backup)
        self.show_page("home")
        geometry = services.settings.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def load(self) -> None:
        """Open the learner's data in the background; what waits is shown before the rest is there."""
        self._opening = True
        lane = self._services.lane
        lane.run(self._services.backend.glance, self._on_glance, lambda _: self._open(), self)

    def show_page(self, name: str) -> None:
        """Show a page; without the learner's data what is wrong with it instead of a page that needs it."""
        self._wanted = name
        if self._opening and not self.is_made(name):
            # the worker imports what the page needs, too; Python cannot import the same things on two threads at once
            self.rail.mark(name)
            return
        if name == "study" and self._data is not None and not self.study.active:
            self._begin_review()
            return
        self.rail.mark(name)
        if self._problem and name in _NEEDS_STORE:
            name = "trouble"
        elif self._nobody and name in _NEEDS_LEARNER:
            name = "entrance"
        self.bring_up(name)
        if self._stale:
            self._refresh()
        self._focus_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; what has been answered is kept, and what is being recorded finished first."""
        if not self.strip.may_close():
            event.ignore()
            return
        for name, may_close in self.each("may_close"):
            if not may_close():
                self.show_page(name)
                event.ignore()
                return
        for _, keep in self.each("keep"):
            keep()
        self._services.settings.geometry = self.saveGeometry()
        self._backups.stop()
        self._services.long_work.close()
        self._services.lane.post(self._services.backend.close)
        self._services.lane.close()
        super().closeEvent(event)

    def on_made(self, name: str, page: QWidget) -> None:
        """Listen to a new page, and show it what is there."""
        for signal, slot in self._signals(name).items():
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)
        if self._data is not None and hasattr(page, "show_data"):
            page.show_data(self._data)

    def _signals(self, name: str) -> "dict[str, Callable[..., object]]":
        """Return what a page may ask of the window, by the name of its signal."""
        return {
            "to_practise": self._practise,
            "study_asked": self._begin_review,
            "practice_asked": partial(self.show_page, "practice"),
            "class_asked": partial(self.show_page, "class"),
            "cards_asked": self._on_cards_asked,
            "analysis_asked": self._on_analysis_asked,
            "ended": partial(self.show_page, "home"),
            "rested": self.settled,
            "changed": self._on_data if name == "packs" else self._on_changed,
            "replaced": self._on_replaced,
            "entered": self._on_entered,
            "folder_chosen": self._on_folder_chosen,
            "restore_asked": self._on_restore,
            "anew_asked": self._on_anew,
            "retry_asked": self.load,
            "quit_asked": self.close,
        }

    def _begin_review(self) -> None:
        if self._opening:
            self.show_page("study")
            return
        self._begin(self._services.backend.review)

    def _practise(self, choice: "Choice") -> None:
        counts = self._services.settings.practice_counts
        self._begin(partial(self._services.backend.practise, choice, counts=counts))

    def _begin(self, make_session: "Callable[[], Session]") -> None:
        self.rail.mark("study")
        self.bring_up("study").begin(make_session)

    def _on_changed(self) -> None:
        # the next question must not wait for figures that nobody looks at
        self._stale = True
        if not self.shows("study"):
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._services.lane.run(self._services.backend.home, self._on_data, partial(self.home.banner.say, "bad"), self)

    def _on_glance(self, glance: "Glance | None") -> None:
        if glance is not None and glance.due + glance.new:
            self.home.show_waiting(glance.due, glance.new)
        QTimer.singleShot(0, self, self._open)  # painted first: the imports of the worker would hold it up

    def _open(self) -> None:
        self._services.lane.run(self._services.backend.open, self._on_opened, self._on_trouble, self)

    def _on_opened(self, data: "HomeData | Newcomer") -> None:
        self._opening = False
        self._problem = ""
        self._on_data(data)
        self.show_page(self._wanted)
        self._backups.start()
        # the study page is what comes next
        import_in_turns(STUDY_PARTS, self, self._on_imported)

    def _on_imported(self) -> None:
        self.page("study")
        backend, complain = self._services.backend, partial(self.home.banner.say, "bad")
        self._services.lane.run(backend.warm_up, self._on_warm, complain, self)

    def _on_warm(self, _: object) -> None:
        self.settled.emit()

    def _on_data(self, data: "HomeData | Newcomer") -> None:
        self._nobody = hasattr(data, "learners")
        if self._nobody:
            self._data = None
            self.rail.show_class(True)
            self.entrance.ask(data)
            return
        if self._data is not None and self._data.learner.uuid != data.learner.uuid:
            self._abandon()
        self._data = data
        self.rail.show_class(data.in_class)
        self._services.settings.remember_learner(self._services.backend.server, data.learner.uuid.hex)
        for _, show in self.each("show_data"):
            show(data)

    def _on_replaced(self, data: "HomeData") -> None:
        self._abandon()
        self._on_data(data)

    def _abandon(self) -> None:
        """Let go of what was begun: it is another learner's, or of data that is no longer there."""
        for _, abandon in self.each("abandon"):
            abandon()

    def _on_trouble(self, sentence: str) -> None:
        self._opening = False
        self._problem = sentence
        self._data = None
        self.trouble.show_problem(sentence)
        backend = self._services.backend
        self._services.lane.run(backend.recovery, self.trouble.show_ways, self.trouble.show_problem, self)
        self.show_page(self._wanted if self._wanted not in _NEEDS_STORE else "home")

    def _on_cards_asked(self, standing: str) -> None:
        self.show_page("cards")
        self.cards.show_only(standing)

    def _on_analysis_asked(self) -> None:
        # an instructor may look at it without being a learner
        self.rail.mark("packs")
        self.bring_up("packs").analyse("")

    def _on_entered(self, name: str) -> None:
        work = partial(self._services.backend.enter, name)
        self._services.lane.run(work, self._on_opened, partial(self.entrance.banner.say, "bad"), self)

    def _on_restore(self, backup: "Backup") -> None:
        said = f"This is the state of {when(backup.made_at)}. What was there before is kept beside it."
        self._recover(partial(self._services.backend.restore, backup), said)

    def _on_anew(self) -> None:
        self._recover(self._services.backend.begin_anew, "You begin anew. The damaged file is kept beside the new one.")

    def _recover(self, work: "Callable[[], HomeData | Newcomer]", said: str) -> None:
        self._opening = True
        self._services.lane.run(work, partial(self._on_recovered, said), self._on_trouble, self)

    def _on_recovered(self, said: str, data: "HomeData | Newcomer") -> None:
        self._on_opened(data)
        self.home.banner.say("good", said)

    def _on_no_backup(self, sentence: str) -> None:
        self.home.banner.say("warn", f"Today's backup could not be made. {sentence}")

    def _on_folder_chosen(self, folder: "Path") -> None:
        self._services.backend.data_dir = folder
        self.load()

    def _on_open_file(self) -> None:
        self.show_page("explore")
        self.explore.choose_file()
