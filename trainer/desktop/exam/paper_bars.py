"""The bars above and below a task of an exam: the clock, and what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from trainer.desktop.exam.wording import clock, spoken
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, label, row, set_tone
from trainer.desktop.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from trainer.study.exam import ExamSitting

_WARNINGS = (300, 60)  # seconds before the end
_ALMOST = 60


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        layout = row(self, Space.M, (Space.XL, Space.M, Space.XL, Space.M))
        self._flag = QPushButton("Come back to this")
        self._flag.setCheckable(True)
        self._flag.setProperty("look", "rating")
        self._flag.setCursor(Qt.CursorShape.PointingHandCursor)
        self._question = label("", wrap=True)
        self._really = button("Hand in now", "primary")
        self._not_yet = button("Not yet", "quiet")
        self._previous = button("Previous")
        self._next = button("Next", "primary", "Next task")
        layout.addWidget(self._flag)
        layout.addWidget(self._question, 1)
        layout.addWidget(self._not_yet)
        layout.addWidget(self._really)
        layout.addStretch(0)  # the room is the question's, where there is one
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
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
        for widget in (self._question, self._really, self._not_yet):
            widget.setVisible(shown)
        for widget in (self._flag, self._previous, self._next):
            widget.setVisible(not shown)
