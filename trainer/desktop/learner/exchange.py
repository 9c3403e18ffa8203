"""Progress goes into a file, and comes out of one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QWidget

from trainer.desktop.learner.desk import LearnerDesk
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label
from trainer.desktop.widgets.responsive import from_the_left
from trainer.desktop.wording import counted

_ABOUT = (
    "One file holds everything of all learners. Merging takes in what is new in a file, from another machine or an "
    "earlier day; nothing is lost on either side."
)


class ExchangeCard(QFrame):
    """``merged`` says that a file was merged in."""

    merged = Signal()

    def __init__(self, services: Services, desk: LearnerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = services.long_work
        self._desk = desk
        self.setProperty("look", "card")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label("Move your progress", "heading"))
        layout.addWidget(label(_ABOUT, tone="muted", wrap=True))
        self._export = button("Export…", "", "Export all progress")
        self._merge = button("Merge a file…")
        self._export.clicked.connect(self._on_export)
        self._merge.clicked.connect(self._on_merge)
        self._mine = QCheckBox("The file is my own")
        self._mine.setToolTip("It is from another machine of who learns here; otherwise unknown learners are added")
        layout.addWidget(from_the_left(services.theme, self._export, self._merge))
        layout.addWidget(self._mine, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self._work.began.connect(self._allow)
        self._work.ended.connect(self._allow)

    def export(self, path: Path) -> None:
        """Write everything of all learners, and say so."""
        done = "good", f"Written to {path}."
        self._work.begin(f"Writing {path.name}", partial(self._desk.export, path), lambda _: done, self)

    def merge(self, path: Path) -> None:
        """Merge a file of progress, and say so."""
        work = partial(self._desk.merge, path, mine=self._mine.isChecked())
        self._work.begin(f"Merging {path.name}", work, partial(self._on_merged, path), self)

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export all progress", "progress.json", "Progress (*.json)")
        if name:
            self.export(Path(name))

    def _on_merge(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Merge a file of progress", "", "Progress (*.json)")
        if name:
            self.merge(Path(name))

    def _on_merged(self, path: Path, answers: tuple[tuple[str, int], ...]) -> tuple[str, str]:
        self._mine.setChecked(False)
        self.merged.emit()
        news = ", ".join(f"{counted(count, 'new answer')} of {name}" for name, count in answers)
        return "good", f"{path.name} is merged in: {news or 'nothing new'}."

    def _allow(self) -> None:
        for control in (self._export, self._merge, self._mine):
            control.setEnabled(not self._work.name)
