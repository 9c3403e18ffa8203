"""What takes long, above whichever page is shown: how far it is, a way to give it up, and what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from trainer.desktop.long_work import LongWork
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import column


class WorkStrip(QWidget):
    """Hidden where there is nothing to say; ``closed`` says that the learner has read what came of the work."""

    closed = Signal()

    def __init__(self, theme: Theme, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._warned = False
        self.setProperty("look", "page")
        self._banner = Banner(theme)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self._cancel = self._banner.add_action("Cancel")
        self._close = self._banner.add_action("Close")
        self._close.setAccessibleName("Close the note")
        layout = column(self, Space.XS, (Space.XL, Space.S, Space.XL, 0))
        layout.addWidget(self._banner)
        layout.addWidget(self._bar)
        self._cancel.clicked.connect(work.cancel)
        self._close.clicked.connect(self._on_close)
        work.began.connect(self._on_began)
        work.moved.connect(self._on_moved)
        work.ended.connect(self._on_ended)
        self.hide()

    def may_close(self) -> bool:
        """Say whether no work would be given up with the window; the first time it is said instead."""
        if not self._work.name or self._warned:
            return True
        self._warned = True
        self._banner.say("warn", f"{self._work.name} is not done yet. Close the window again to give it up.")
        return False

    def forget(self) -> None:
        """Show no more what came of work: the learner has gone on to something else."""
        if not self._work.name:
            self.hide()

    def _on_began(self) -> None:
        self._warned = False
        self._banner.say("info", f"{self._work.name}…")
        self._cancel.setAccessibleName(f"Cancel: {self._work.name}")
        self._set_working(working=True)
        self._cancel.setFocus()

    def _on_moved(self, what: str, share: float) -> None:
        if not self._warned:
            self._banner.show_sentence("info", f"{self._work.name}: {what[:1].lower()}{what[1:]}…")
        self._bar.setValue(round(share * 100))

    def _on_ended(self, tone: str, sentence: str) -> None:
        watched = self._cancel.hasFocus()
        self._banner.say(tone, sentence)
        self._set_working(working=False)
        if watched or QApplication.focusWidget() is None:
            self._close.setFocus()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _set_working(self, *, working: bool) -> None:
        self._bar.setValue(0)
        self._bar.setVisible(working)
        self._cancel.setVisible(working)
        self._close.setVisible(not working)
        self.show()
