"""The desktop application: shows its window first, and loads the rest behind it."""

import gc
import signal
import sys
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from trainer.desktop.backend import Backend
from trainer.desktop.background import Lane
from trainer.desktop.long_work import LongWork
from trainer.desktop.main_window import MainWindow
from trainer.desktop.services import Services
from trainer.desktop.settings import Settings
from trainer.desktop.theme.theme import Theme

_COLLECT_EVERY = 2000  # milliseconds
_COLLECTIONS = 4  # of what is new, before everything is looked through
_LONG = 0.008  # seconds: half a frame
_SWITCH_EVERY = 0.0005
"""Seconds after which a thread that holds Python's lock lets another have it.

The screen asks for the lock whenever it calls Python, some dozens of times to paint a page. At Python's own 5 ms each
of them would wait so long while the worker computes.
"""


def main(data_dir: Path | None, server: str = "") -> int:
    """Open the window and return the exit status.

    The learner's data is in ``data_dir`` or the platform's own place, that of a class on ``server``.
    """
    application = make_application()
    # Ctrl+C in the terminal ends the program: Qt's event loop would never look for it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    services = make_services(application, data_dir, server)
    collector = GarbageCollector(application)
    window = MainWindow(services)
    window.settled.connect(collector.settle)
    window.show()
    QTimer.singleShot(0, window, window.load)
    status: int = application.exec()
    collector.stop()
    return status


def make_application() -> QApplication:
    """Return Qt's application, with the style that the style sheet builds upon."""
    # to set the style later would make Python's names of all that a style can be asked: 2 % of the start
    application = QApplication(["trainer", "-style", "Fusion"])
    application.setApplicationName("Memory Layout Trainer")
    return application


def make_services(application: QApplication, data_dir: Path | None, server: str = "") -> Services:
    """Return what the pages need, with a worker that lets the screen come first."""
    sys.setswitchinterval(_SWITCH_EVERY)
    settings = Settings(data_dir)
    theme = Theme(application, settings.appearance, settings.percent)
    backend = Backend(data_dir, server=server, learner=settings.learner(server))
    return Services(theme, settings, Lane("worker"), LongWork(), backend)


class GarbageCollector(QObject):
    """Collects cycles on the user interface's thread only.

    Python collects on whichever thread happens to allocate; a widget that is part of a cycle would then be destroyed
    by the worker, which Qt does not allow. What has been made since the last time is looked through every other second,
    everything some five times less often and when the learner rests. What is there when all is loaded, modules and
    packs above all, is taken to stay: to look through it would hold up the screen for a tenth of a second. So is what
    the first questions have brought, once it takes long to look through, until the learner rests; more than once would
    keep too much that was in use just then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._grown = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_COLLECT_EVERY)

    def settle(self) -> None:
        """Look through everything, and take what is left to stay."""
        if self._grown:
            gc.unfreeze()
            self._grown = False
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        allocated, _, collected = gc.get_count()
        if collected > _COLLECTIONS:
            began = thread_time()
            gc.collect()
            # to count the objects would be exact; but to hold them all breaks tuples that another thread is making
            if thread_time() - began > _LONG and not self._grown:
                gc.freeze()
                self._grown = True
        elif allocated > gc.get_threshold()[0]:
            gc.collect(1)
