"""The tasks of a paper: which are answered, which the learner wants to come back to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from trainer.desktop.theme.icons import icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.widgets.basics import tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.study.exam import TaskState


class TaskList(QListWidget):
    """A line a task, with a sign and the words that a screen reader says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Tasks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._titled = True
        self._tasks: tuple[TaskState, ...] = ()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_tasks(self, tasks: "Iterable[TaskState]") -> None:
        """Show the tasks of a paper as they stand."""
        self._tasks = tuple(tasks)
        for task in self._tasks:
            if task.position >= self.count():
                self.addItem(QListWidgetItem())
            self._write(task)

    def show_titles(self, titled: bool) -> None:
        """Show titles beside the numbers, or leave the room to the task; a tooltip and a screen reader say them."""
        if titled is not self._titled:
            self._titled = titled
            self._restyle()
            self.show_tasks(self._tasks)

    def _write(self, task: "TaskState") -> None:
        entry = self.item(task.position)
        state = "answered" if task.answered else "cannot be asked" if task.problem else "open"
        flag = " ⚑" if task.flagged else ""
        title = f"  {task.title}" if self._titled else ""
        entry.setText(f"{task.position + 1}{flag}{title}")
        palette, size = self._theme.palette, self._theme.px(16)
        name, colour = ("check", palette.good) if task.answered else ("next", palette.ink_muted)
        entry.setIcon(icon(self._theme, name, colour, size))
        flagged = ", to come back to" if task.flagged else ""
        entry.setToolTip(tooltip(f"{task.title}: {state}{flagged}"))
        entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"Task {task.position + 1}: {task.title}, {state}{flagged}")

    def _restyle(self) -> None:
        # the scroll bar is as wide with any text
        self.setFixedWidth(self._theme.px(240) if self._titled else self._theme.px(64) + 28)
