"""Progress goes into a file, and comes out of one: in the background, with how far it is and a way to give it up."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QProgressBar, QWidget

from trainer.desktop.learner.desk import LearnerDesk, MergeResult
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.wording import counted
from trainer.store.watching import Watch

_ABOUT = (
    "One file holds everything of all learners. Merging takes in what is new in a file, from another machine or an "
    "earlier day; nothing is lost on either side."
)


class ExchangeCard(QFrame):
    """``began`` says that a file is worked on, ``said`` gives a tone and a sentence for the banner.

    ``merged`` gives the data after a file was merged in.
    """

    began = Signal()
    said = Signal(str, str)
    merged = Signal(object)
    _moved = Signal(str, float)

    def __init__(self, services: Services, desk: LearnerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = services.lane
        self._desk = desk
        self._cancelled = threading.Event()
        self.setProperty("look", "card")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label("Move your progress", "heading"))
        self._text = label(_ABOUT, tone="muted", wrap=True)
        layout.addWidget(self._text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the file")
        layout.addWidget(self._bar)
        self._export = button("Export…", "", "Export all progress")
        self._merge = button("Merge a file…")
        self._cancel = button("Cancel", "quiet", "Cancel the file")
        self._export.clicked.connect(self._on_export)
        self._merge.clicked.connect(self._on_merge)
        self._cancel.clicked.connect(self._cancelled.set)
        self._mine = QCheckBox("The file is my own, from another machine")
        self._mine.setToolTip("Its one learner is who learns here; otherwise unknown learners are added")
        controls = row(spacing=Space.S)
        for control in (self._export, self._merge, self._cancel):
            controls.addWidget(control)
        controls.addStretch(1)
        layout.addLayout(controls)
        layout.addWidget(self._mine)
        layout.addStretch(1)
        self._moved.connect(self._on_moved)
        self._set_working(working=False)

    def export(self, path: Path) -> None:
        """Write everything of all learners, and say so."""
        self._start(partial(self._desk.export, path), lambda _: self.said.emit("good", f"Written to {path}."))

    def merge(self, path: Path) -> None:
        """Merge a file of progress, and say so."""
        work = partial(self._desk.merge, path, mine=self._mine.isChecked())
        self._start(work, partial(self._on_merged, path))

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export all progress", "progress.json", "Progress (*.json)")
        if name:
            self.export(Path(name))

    def _on_merge(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Merge a file of progress", "", "Progress (*.json)")
        if name:
            self.merge(Path(name))

    def _start(self, work: Callable[[Watch], object], on_done: Callable[[object], None]) -> None:
        self._cancelled.clear()
        self.began.emit()
        self._set_working(working=True)

        def done(result: object) -> None:
            self._set_working(working=False)
            on_done(result)

        watch = Watch(self._moved.emit, self._cancelled.is_set)
        self._lane.run(partial(work, watch), done, self._on_failed, self)

    def _on_moved(self, what: str, share: float) -> None:
        self._text.setText(f"{what}…")
        self._bar.setValue(round(share * 100))

    def _on_merged(self, path: Path, result: MergeResult) -> None:
        self._mine.setChecked(False)
        self.merged.emit(result.data)
        news = ", ".join(f"{counted(count, 'new answer')} of {name}" for name, count in result.answers)
        self.said.emit("good", f"{path.name} is merged in: {news or 'nothing new'}.")

    def _on_failed(self, sentence: str) -> None:
        self._set_working(working=False)
        self.said.emit("info" if self._cancelled.is_set() else "bad", sentence)

    def _set_working(self, *, working: bool) -> None:
        watched = self._cancel.hasFocus()
        self._text.setText(_ABOUT)
        self._bar.setValue(0)
        self._bar.setVisible(working)
        self._cancel.setVisible(working)
        self._export.setEnabled(not working)
        self._merge.setEnabled(not working)
        self._mine.setEnabled(not working)
        if working:
            self._cancel.setFocus()
        elif watched:
            self._export.setFocus()
