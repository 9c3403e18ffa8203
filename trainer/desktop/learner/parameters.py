"""FSRS parameters of the learner's own: fitted in the background, and taken when they predict better."""

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from trainer.desktop.learner.desk import LearnerData, LearnerDesk
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from trainer.study.optimise import Fit


class ParametersCard(QFrame):
    """``changed`` gives what was said and the learner's data: the cards are scheduled by other parameters."""

    changed = Signal(str, object)
    failed = Signal(str)
    _fitting = Signal(str, float)

    def __init__(self, services: Services, desk: LearnerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = services.lane
        self._desk = desk
        self._found: Fit | None = None
        self._cancelled = threading.Event()
        self.setProperty("look", "card")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label("Your own FSRS parameters", "heading"))
        self._text = label("", tone="muted", wrap=True)
        layout.addWidget(self._text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of fitting")
        self._bar.hide()
        layout.addWidget(self._bar)
        self._fit = button("Fit to my reviews")
        self._take = button("Use them", "primary", "Use my own parameters")
        self._cancel = button("Cancel", "quiet", "Cancel fitting")
        self._forget = button("Back to the common ones", "quiet")
        self._fit.clicked.connect(self._on_fit)
        self._take.clicked.connect(self._on_take)
        self._cancel.clicked.connect(self._cancelled.set)
        self._forget.clicked.connect(self._on_forget)
        self._take.hide()
        self._cancel.hide()
        controls = row(spacing=Space.S)
        for control in (self._fit, self._take, self._cancel, self._forget):
            controls.addWidget(control)
        controls.addStretch(1)
        layout.addLayout(controls)
        self._fitting.connect(self._on_fitting)

    def show_data(self, data: LearnerData) -> None:
        """Show which parameters the learner has, and whether others can be fitted."""
        own = data.preferences.parameters is not None
        self._forget.setVisible(own)
        self._fit.setEnabled(data.can_fit)
        if self._found is None:
            self._text.setText(_sentence(own=own, can_fit=data.can_fit))

    def _on_fit(self) -> None:
        self._cancelled.clear()
        self._fit.setEnabled(False)
        self._bar.show()
        self._cancel.show()
        self._take.hide()
        work = partial(self._desk.fit, self._fitting.emit, self._cancelled.is_set)
        self._lane.run(work, self._on_fitted, self._idle, self)

    def _on_fitting(self, what: str, share: float) -> None:
        self._text.setText(f"{what}…")
        self._bar.setValue(round(share * 100))

    def _on_fitted(self, found: "Fit") -> None:
        self._found = found
        self._idle(found.sentence)
        self._take.setVisible(found.is_better)

    def _idle(self, text: str) -> None:
        self._fit.setEnabled(True)
        self._bar.hide()
        self._cancel.hide()
        self._text.setText(text)

    def _on_take(self) -> None:
        if self._found is not None:
            found, self._found = self._found, None
            self._take.hide()
            said = partial(self.changed.emit, "Cards take them on one by one.")
            self._lane.run(partial(self._desk.take, found), said, self.failed.emit, self)

    def _on_forget(self) -> None:
        said = partial(self.changed.emit, "The common ones hold again.")
        self._lane.run(self._desk.forget_parameters, said, self.failed.emit, self)


def _sentence(*, own: bool, can_fit: bool) -> str:
    if own:
        return "Your cards are scheduled by parameters fitted to your own reviews."
    if can_fit:
        return "They are fitted to your log, and only taken if they predict reviews better that they have not seen."
    return (
        "Your cards are scheduled by the parameters that suit most people. To fit your own, install the optional "
        "package: pip install 'memory-layout-trainer[personal]'."
    )
