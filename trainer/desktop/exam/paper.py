"""The paper: the list of tasks, and the task on the table, between the bars."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from trainer.desktop.exam.paper_bars import PaperBottom, PaperTop
from trainer.desktop.exam.task_list import TaskList
from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import announce, column, row
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.desktop.exam.drive import ExamDrive, Shown
    from trainer.study.exam import ExamSitting, TaskState

_KEEP_AFTER = 600  # milliseconds without another change
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
        self.setProperty("look", "page")
        self.setAccessibleName("Exam paper")
        self.banner = Banner(services.theme)
        self.question = QuestionView(services)
        self._tasks = TaskList(services.theme)
        layout = column(self, 0)
        self._top, self._bottom = PaperTop(services), PaperBottom(services)
        layout.addWidget(self._top)
        holder = QWidget()
        column(holder, 0, (Space.XL, Space.S, Space.XL, 0)).addWidget(self.banner)
        layout.addWidget(holder)
        middle = QWidget()
        middle_row = row(middle, 0, (Space.L, Space.S, 0, 0))
        middle_row.addWidget(self._tasks)
        middle_row.addWidget(self.question, 1)
        middle.setMinimumHeight(1)  # what scrolls gives way first where the window is low
        layout.addWidget(middle, 1)
        layout.addWidget(self._bottom)
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
        self._handing_in = False
        self.banner.hide()
        self._top.show_exam(sitting)
        self._bottom.stop_asking()
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
        count = self._tasks.count()
        where = f"Task {shown.position + 1} of {count}, {counted(state.points, 'point')}"
        self._top.show_where(where)
        self._bottom.show_task(shown.position, count, flagged=state.flagged)
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
        self.stop()
        self.left.emit()

    def stop(self) -> None:
        """Do the same when the window goes, too: from now on another one may have the exam."""
        self.keep()
        self._second.stop()
        self._drive.leave()

    def show_failure(self, sentence: str) -> None:
        """Say what went wrong; what has been handed in and was not taken can be handed in again."""
        self.failure = sentence
        self.banner.say("bad", sentence)
        sitting = self._drive.sitting
        if not self._handing_in or sitting is None:
            return
        self._handing_in = False
        self._top.allow_hand_in(True)
        if sitting.is_over:
            self.question.show_sentence("The time is up. What you answered is kept: hand it in once this is put right.")
        elif self._paused:
            self._show_paused()
        else:
            self._second.start()
            self._let_work(True)
            self._drive.show(max(0, self._position))

    # what happens

    def _connect(self) -> None:
        self._second.timeout.connect(self._on_second)
        self._keep_soon.timeout.connect(self.keep)
        self._tasks.currentRowChanged.connect(self._on_row)
        self.question.changed.connect(self._on_changed)
        self.question.check_asked.connect(self._on_next)
        top, bottom = self._top, self._bottom
        top.pause_asked.connect(self._on_pause)
        top.leave_asked.connect(self.leave)
        top.hand_in_asked.connect(self._on_hand_in)
        bottom.flagged.connect(self._on_flag)
        bottom.previous_asked.connect(self._on_previous)
        bottom.next_asked.connect(self._on_next)
        bottom.confirmed.connect(self._finish)
        bottom.refused.connect(self._on_not_yet)
        for keys, slot in (
            ("Alt+Right", self._on_next),
            ("Alt+Left", self._on_previous),
            ("Ctrl+F", bottom.click_flag),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _fit_tasks(self) -> None:
        self._tasks.show_titles(self.width() >= self._theme.px(_NARROW))

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
        self.question.show_sentence("The exam is paused. Its tasks are hidden, and its clock stands still.")
        self._let_work(False)
        self._top.show_paused(True)

    def _show_running(self) -> None:
        self._paused = False
        self._let_work(True)
        self._top.show_paused(False)
        self._top.allow_hand_in(True)

    def _let_work(self, allowed: bool) -> None:
        self._tasks.setEnabled(allowed)
        self._bottom.allow_work(allowed)

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
        self._bottom.ask(f"{', '.join(parts) or 'Everything is answered'}. Hand in?")

    def _on_not_yet(self) -> None:
        self._bottom.stop_asking()
        self.question.focus_first()

    def _finish(self) -> None:
        self.keep()
        self._handing_in = True
        self.failure = ""
        self._second.stop()
        self._bottom.stop_asking()
        self._let_work(False)
        self._top.allow_hand_in(False)
        self.question.show_sentence("Grading…")
        self._drive.hand_in()

    def _on_second(self) -> None:
        sitting = self._drive.sitting
        if sitting is None:
            self._second.stop()
            return
        self._top.show_clock(sitting)
        if sitting.is_over:
            self._finish()
        elif not sitting.is_paused:
            self._drive.tick()

    def _state(self) -> "TaskState":
        assert self._drive.sitting is not None
        return self._drive.sitting.tasks[self._position]
