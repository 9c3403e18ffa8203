"""FSRS parameters of the learner's own: fitted in the background, and taken when they predict better."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.learner.desk import LearnerData, LearnerDesk
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label
from trainer.desktop.widgets.responsive import from_the_left

if TYPE_CHECKING:
    from trainer.study.optimise import Fit


class ParametersCard(QFrame):
    """``changed`` gives what was said and the learner's data: the cards are scheduled by other parameters."""

    changed = Signal(str, object)
    failed = Signal(str)

    def __init__(self, services: Services, desk: LearnerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = services.lane
        self._work = services.long_work
        self._desk = desk
        self._found: Fit | None = None
        self._data: LearnerData | None = None
        self.setProperty("look", "card")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label("Your own FSRS parameters", "heading", wrap=True))
        self._text = label("", tone="muted", wrap=True)
        layout.addWidget(self._text)
        self._fit = button("Fit to my reviews")
        self._take = button("Use them", "primary", "Use my own parameters")
        self._forget = button("Back to the common ones", "quiet")
        self._fit.clicked.connect(self._on_fit)
        self._take.clicked.connect(self._on_take)
        self._forget.clicked.connect(self._on_forget)
        self._take.hide()
        layout.addWidget(from_the_left(services.theme, self._fit, self._take, self._forget))
        self._work.began.connect(self._allow)
        self._work.ended.connect(self._allow)
        self._allow()

    def show_data(self, data: LearnerData) -> None:
        """Show which parameters the learner has, and whether others can be fitted."""
        if self._data is None or self._data.current.id != data.current.id:
            self._found = None  # what was fitted to somebody else's reviews
            self._take.hide()
        self._data = data
        own = data.preferences.parameters is not None
        self._forget.setVisible(own)
        self._allow()
        if self._found is None:
            self._text.setText(_sentence(own=own, can_fit=data.can_fit))

    def _allow(self) -> None:
        self._fit.setEnabled(self._data is not None and self._data.can_fit and not self._work.name)

    def _on_fit(self) -> None:
        self._take.hide()
        self._found = None
        whose = self._data.current.id if self._data else 0
        self._work.begin("Fitting parameters", self._desk.fit, partial(self._on_fitted, whose), self)

    def _on_fitted(self, whose: int, found: "Fit") -> tuple[str, str]:
        if self._data is not None and self._data.current.id == whose:
            self._found = found
            self._text.setText(found.sentence)
            self._take.setVisible(found.is_better)
        return "good" if found.is_better else "info", found.sentence

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
        return "They are fitted to some of your answers, and offered only if they predict the others better."
    return (
        "Your cards are scheduled by the parameters that suit most people. To fit your own, install the optional "
        "package: pip install 'memory-layout-trainer[personal]'."
    )
