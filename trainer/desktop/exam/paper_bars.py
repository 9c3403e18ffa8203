"""The bars above and below a task of an exam: the clock, and what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from trainer.desktop.exam.wording import clock, spoken
from trainer.desktop.services import Services
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, at_the_right, button, column, label, row, set_tone
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from trainer.study.exam import ExamSitting

_WARNINGS = (300, 60)  # seconds before the end
_ALMOST = 60
_QUESTION = 220  # pixels at 100 % text that the last question needs beside the buttons


class PaperTop(TopBar):
    """Above the task: which it is, the clock, and the ways out."""

    pause_asked = Signal()
    leave_asked = Signal()
    hand_in_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Space.M, parent)
        self._warned: set[int] = set()
        self._title = label("", "strong")
        self._where = label("", tone="muted")
        self._clock = label("", "heading")
        self._pause = button("Pause", "quiet")
        leave = button("Leave", "quiet", "Leave the exam")
        self._hand_in = button("Hand in", "primary")
        self.place.addWidget(self._title)
        self.place.addWidget(self._where)
        self.place.addStretch(1)
        self.add_controls(self._clock, self._pause)
        self.add_controls(leave, self._hand_in)
        self._pause.clicked.connect(self.pause_asked)
        leave.clicked.connect(self.leave_asked)
        self._hand_in.clicked.connect(self.hand_in_asked)

    def show_exam(self, sitting: "ExamSitting") -> None:
        """Show which exam it is, and its clock."""
        self._warned.clear()
        self._title.setText(sitting.blueprint.title)
        self._pause.setVisible(sitting.blueprint.may_pause)
        self.show_clock(sitting)

    def show_where(self, where: str) -> None:
        """Show which task is on the table."""
        self._where.setText(where)

    def show_clock(self, sitting: "ExamSitting") -> None:
        """Show the time, and warn before it is up."""
        remaining = sitting.remaining
        if remaining is None:
            self._clock.setText(clock(sitting.used))
            self._clock.setAccessibleName(f"Time used: {spoken(sitting.used)}")
            set_tone(self._clock, "")
            return
        self._clock.setText(clock(remaining))
        self._clock.setAccessibleName(f"Time left: {spoken(remaining)}")
        set_tone(self._clock, "bad" if remaining <= _ALMOST else "")
        for seconds in _WARNINGS:
            if remaining <= seconds and seconds not in self._warned:
                self._warned.add(seconds)
                announce(self, f"{spoken(remaining)} left.")

    def show_paused(self, paused: bool) -> None:
        """Offer to go on, or to pause."""
        self._pause.setText("Go on" if paused else "Pause")
        if paused:
            self._pause.setFocus()

    def allow_hand_in(self, allowed: bool) -> None:
        """Say whether the exam can be handed in: not while it is graded."""
        self._hand_in.setEnabled(allowed)


class PaperBottom(QFrame):
    """Below the task: come back to it, and go on; or hand in after all."""

    flagged = Signal(bool)
    previous_asked = Signal()
    next_asked = Signal()
    confirmed = Signal()
    refused = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._theme = theme = services.theme
        self._flag = QPushButton("Come back to this")
        self._flag.setCheckable(True)
        self._flag.setProperty("look", "rating")
        self._flag.setCursor(Qt.CursorShape.PointingHandCursor)
        self._question = label("", wrap=True)
        self._really = button("Hand in now", "primary")
        self._not_yet = button("Not yet", "quiet")
        self._previous = button("Previous")
        self._next = button("Next", "primary", "Next task")
        layout = column(self, 0, (Space.XL, Space.M, Space.XL, Space.M))
        self._working = _face(theme, _to_the_left(self._flag), at_the_right(Space.M, self._previous, self._next))
        self._asking = _face(theme, self._question, at_the_right(Space.M, self._not_yet, self._really))
        for face in (self._working, self._asking):
            layout.addWidget(face)
        theme.changed.connect(self._fit)
        self._fit()
        self._flag.clicked.connect(self.flagged)
        self._previous.clicked.connect(self.previous_asked)
        self._next.clicked.connect(self.next_asked)
        self._really.clicked.connect(self.confirmed)
        self._not_yet.clicked.connect(self.refused)
        self.stop_asking()

    def show_task(self, position: int, count: int, *, flagged: bool) -> None:
        """Show whether a task is flagged, and which ways lead on from it."""
        self._flag.setChecked(flagged)
        self._previous.setEnabled(position > 0)
        self._next.setEnabled(position < count - 1)

    def click_flag(self) -> None:
        """Flag the task, or unflag it."""
        self._flag.click()

    def allow_work(self, allowed: bool) -> None:
        """Say whether tasks can be gone through."""
        for control in (self._flag, self._previous, self._next):
            control.setEnabled(allowed)

    def ask(self, question: str) -> None:
        """Ask whether the exam is to be handed in."""
        self._question.setText(question)
        self._show_question(True)
        announce(self, question)
        self._really.setFocus()

    def stop_asking(self) -> None:
        """Offer the ways between the tasks again."""
        self._show_question(False)

    def _show_question(self, shown: bool) -> None:
        self._working.setVisible(not shown)
        self._asking.setVisible(shown)

    def _fit(self) -> None:
        self._question.setMinimumWidth(self._theme.px(_QUESTION))


def _face(theme: Theme, left: QWidget, controls: QWidget) -> ResponsiveRow:
    """Return the controls beside what is on their left, or below it where both have no room."""
    face = ResponsiveRow(theme, 0, Space.S)
    face.add(left, 1)
    face.add(controls, 0)
    return face


def _to_the_left(widget: QWidget) -> QWidget:
    group = QWidget()
    layout = row(group, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return group
