"""The paper: the clock, the list of tasks, and the task on the table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from trainer.desktop.exam.task_list import TaskList
from trainer.desktop.exam.wording import clock, spoken
from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import announce, button, card, column, label, row, set_tone
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.desktop.exam.drive import ExamDrive, Shown
    from trainer.study.exam import ExamSitting, TaskState

_KEEP_AFTER = 600  # milliseconds without another change
_WARNINGS = (300, 60)  # seconds before the end
_ALMOST = 60
_NARROW = 760


class PaperView(QWidget):
    """Shows one exam in the making; ``left`` says that the learner goes away from it."""

    left = Signal()

    def __init__(self, services: Services, drive: "ExamDrive", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._drive = drive
        self._position = -1
        self._changed = False
        self._paused = False
        self._handing_in = False
        self.failure = ""
        """What could not be taken when the exam was handed in."""
        self._warned: set[int] = set()
        self.setProperty("look", "page")
        self.setAccessibleName("Exam paper")
        self.banner = Banner(services.theme)
        self.question = QuestionView(services)
        self._tasks = TaskList(services.theme)
        layout = column(self, 0)
        layout.addWidget(self._make_top())
        holder = QWidget()
        column(holder, 0, (Space.XL, Space.S, Space.XL, 0)).addWidget(self.banner)
        layout.addWidget(holder)
        middle = QWidget()
        middle_row = row(middle, 0, (Space.L, Space.S, 0, 0))
        middle_row.addWidget(self._tasks)
        middle_row.addWidget(self.question, 1)
        layout.addWidget(middle, 1)
        layout.addWidget(self._make_bottom())
        self._second = QTimer(self)
        self._second.setInterval(500)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(_KEEP_AFTER)
        self._connect()
        services.theme.changed.connect(self._fit_tasks)

    def begin(self, sitting: "ExamSitting") -> None:
        """Show an exam that was begun or gone on with."""
        self._position, self._changed = -1, False
        self._warned.clear()
        self._handing_in = False
        self.banner.hide()
        self._title.setText(sitting.blueprint.title)
        self._pause.setVisible(sitting.blueprint.may_pause)
        self._tasks.clear()
        self._tasks.show_tasks(sitting.tasks)
        self._second.start()
        self._on_second()
        if sitting.is_paused:
            self._show_paused()
        elif not sitting.is_over:
            self._show_running()
            self._tasks.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the task where there is little."""
        super().resizeEvent(event)
        self._fit_tasks()

    def focus_first(self) -> None:
        """Give the keyboard to the task."""
        self.question.focus_first()

    def show_task(self, shown: "Shown") -> None:
        """Show a task with the answer so far."""
        self._position, self._changed = shown.position, False
        if shown.item is None:
            self.question.show_sentence(self._state().problem)
        else:
            self.question.show_item(shown.item, {})
            if shown.answer is not None:
                self.question.restore(shown.answer)
        self._changed = False
        self._keep_soon.stop()
        state = self._state()
        self._flag.setChecked(state.flagged)
        count = self._tasks.count()
        where = f"Task {shown.position + 1} of {count}, {counted(state.points, 'point')}"
        self._where.setText(where)
        self._previous.setEnabled(shown.position > 0)
        self._next.setEnabled(shown.position < count - 1)
        announce(self, f"{where}: {state.title}")
        self.question.focus_first()

    def refresh(self) -> None:
        """Show what has been kept."""
        sitting = self._drive.sitting
        if sitting is not None:
            self._tasks.show_tasks(sitting.tasks)

    def keep(self) -> None:
        """Keep the answer on the table, if it is another than before."""
        self._keep_soon.stop()
        if self._changed and self._position >= 0 and self._drive.sitting is not None:
            self._changed = False
            answer = self.question.answer()
            self._drive.keep(self._position, None if self.question.untouched() else answer)

    def leave(self) -> None:
        """Keep the answer on the table and close the exam; it can be gone on with."""
        self.keep()
        self._second.stop()
        self._drive.leave()
        self.left.emit()

    def show_failure(self, sentence: str) -> None:
        """Say what went wrong; what has been handed in and was not taken can be handed in again."""
        self.failure = sentence
        self.banner.say("bad", sentence)
        sitting = self._drive.sitting
        if not self._handing_in or sitting is None:
            return
        self._handing_in = False
        self._hand_in.setEnabled(True)
        if sitting.is_over:
            self.question.show_sentence("The time is up. What you answered is kept: hand it in once this is put right.")
        else:
            self._second.start()
            self._let_work(True)
            self._drive.show(max(0, self._position))

    # building

    def _make_top(self) -> QFrame:
        top = card("topbar")
        # large text puts the controls below the title rather than over it
        areas = ResponsiveRow(self._theme, 760, Space.XS)
        column(top, 0, (Space.XL, Space.S, Space.L, Space.S)).addWidget(areas)
        place, controls = QWidget(), QWidget()
        areas.add(place, 1)
        areas.add(controls, 0)
        place_layout, layout = row(place, Space.M), row(controls, Space.M)
        self._title = label("", "strong")
        self._where = label("", tone="muted")
        self._clock = label("", "heading")
        self._pause = button("Pause", "quiet")
        self._leave = button("Leave", "quiet", "Leave the exam")
        self._hand_in = button("Hand in", "primary")
        place_layout.addWidget(self._title)
        place_layout.addWidget(self._where)
        place_layout.addStretch(1)
        layout.addStretch(1)
        layout.addWidget(self._clock)
        for control in (self._pause, self._leave, self._hand_in):
            layout.addWidget(control)
        return top

    def _make_bottom(self) -> QFrame:
        bottom = card("bar")
        layout = row(bottom, Space.M, (Space.XL, Space.M, Space.XL, Space.M))
        self._flag = QPushButton("Come back to this")
        self._flag.setCheckable(True)
        self._flag.setProperty("look", "rating")
        self._flag.setCursor(Qt.CursorShape.PointingHandCursor)
        self._confirm = label("", wrap=True)
        self._confirm.hide()
        self._really = button("Hand in now", "primary")
        self._not_yet = button("Not yet", "quiet")
        self._really.hide()
        self._not_yet.hide()
        self._previous = button("Previous")
        self._next = button("Next", "primary", "Next task")
        layout.addWidget(self._flag)
        layout.addWidget(self._confirm, 1)
        layout.addWidget(self._not_yet)
        layout.addWidget(self._really)
        layout.addStretch(1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        return bottom

    def _connect(self) -> None:
        self._second.timeout.connect(self._on_second)
        self._keep_soon.timeout.connect(self.keep)
        self._tasks.currentRowChanged.connect(self._on_row)
        self.question.changed.connect(self._on_changed)
        self.question.check_asked.connect(self._on_next)
        self._flag.clicked.connect(self._on_flag)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._pause.clicked.connect(self._on_pause)
        self._leave.clicked.connect(self.leave)
        self._hand_in.clicked.connect(self._on_hand_in)
        self._not_yet.clicked.connect(self._on_not_yet)
        self._really.clicked.connect(self._finish)
        for keys, slot in (("Alt+Right", self._on_next), ("Alt+Left", self._on_previous), ("Ctrl+F", self._flag.click)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _fit_tasks(self) -> None:
        self._tasks.show_titles(self.width() >= self._theme.px(_NARROW))

    # what happens

    def _on_row(self, position: int) -> None:
        if position >= 0 and position != self._position:
            self.keep()
            self._drive.show(position)

    def _on_changed(self) -> None:
        self._changed = True
        self._keep_soon.start()

    def _on_flag(self, flagged: bool) -> None:
        if self._position >= 0:
            self._drive.flag(self._position, flagged)

    def _on_previous(self) -> None:
        self._tasks.setCurrentRow(max(0, self._position - 1))

    def _on_next(self) -> None:
        self._tasks.setCurrentRow(min(self._tasks.count() - 1, self._position + 1))

    def _on_pause(self) -> None:
        sitting = self._drive.sitting
        if sitting is None:
            return
        if self._paused:
            self._drive.resume()
            self._show_running()
            position, self._position = max(0, self._position), -1
            self._tasks.setCurrentRow(-1)
            self._tasks.setCurrentRow(position)
            self.banner.hide()
        else:
            self.keep()
            self._drive.pause()
            self._show_paused()

    def _show_paused(self) -> None:
        # at once, and not when it has been recorded: the button must not pause what it is to let go on
        self._paused = True
        self.question.show_sentence("The exam is paused. Its tasks are hidden, and its time stands.")
        self._let_work(False)
        self._pause.setText("Go on")
        self._pause.setFocus()

    def _show_running(self) -> None:
        self._hand_in.setEnabled(True)
        self._paused = False
        self._let_work(True)
        self._pause.setText("Pause")

    def _let_work(self, allowed: bool) -> None:
        for control in (self._tasks, self._flag, self._previous, self._next):
            control.setEnabled(allowed)

    def _on_hand_in(self) -> None:
        self.keep()
        sitting = self._drive.sitting
        if sitting is None:
            return
        open_tasks = sum(not task.answered for task in sitting.tasks)
        if self._position >= 0 and not sitting.tasks[self._position].answered and not self.question.untouched():
            open_tasks -= 1  # it is being kept
        flagged = sum(task.flagged for task in sitting.tasks)
        parts = [counted(open_tasks, "task") + " without an answer"] if open_tasks else []
        parts += [f"{flagged} to come back to"] if flagged else []
        self._confirm.setText(f"{', '.join(parts) or 'Everything is answered'}. Hand in?")
        self._show_confirm(True)
        announce(self, self._confirm.text())
        self._really.setFocus()

    def _on_not_yet(self) -> None:
        self._show_confirm(False)
        self.question.focus_first()

    def _show_confirm(self, shown: bool) -> None:
        for widget in (self._confirm, self._really, self._not_yet):
            widget.setVisible(shown)
        for widget in (self._flag, self._previous, self._next):
            widget.setVisible(not shown)

    def _finish(self) -> None:
        self.keep()
        self._handing_in = True
        self.failure = ""
        self._second.stop()
        self._show_confirm(False)
        self._let_work(False)
        self._hand_in.setEnabled(False)
        self.question.show_sentence("Grading…")
        self._drive.hand_in()

    def _on_second(self) -> None:
        sitting = self._drive.sitting
        if sitting is None:
            self._second.stop()
            return
        remaining = sitting.remaining
        if remaining is None:
            self._clock.setText(clock(sitting.used))
            self._clock.setAccessibleName(f"Time used: {spoken(sitting.used)}")
        else:
            self._clock.setText(clock(remaining))
            self._clock.setAccessibleName(f"Time left: {spoken(remaining)}")
            set_tone(self._clock, "bad" if remaining <= _ALMOST else "")
            self._warn(remaining)
        if sitting.is_over:
            self._finish()
        elif not sitting.is_paused:
            self._drive.tick()

    def _warn(self, remaining: float) -> None:
        for seconds in _WARNINGS:
            if remaining <= seconds and seconds not in self._warned:
                self._warned.add(seconds)
                announce(self, f"{spoken(remaining)} left.")

    def _state(self) -> "TaskState":
        assert self._drive.sitting is not None
        return self._drive.sitting.tasks[self._position]
