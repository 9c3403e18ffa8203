"""The result of an exam, and the review of every task with its process."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from trainer.desktop.exam.report import write_pdf
from trainer.desktop.exam.wording import TIME_WAS_UP, spoken, task_outcome
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.pages.weak_topics import TopicLine, WeakTopics
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.figure import Figures
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable
from trainer.desktop.widgets.top_bar import TopBar
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.study.exam import ExamResult, TaskResult, TopicResult

_FIGURES = ("Score", "Points", "Answered", "Time used")


class ExamResultView(QStackedWidget):
    """Shows a result; ``left`` leads back to the exams, ``to_practise`` gives a choice of cards."""

    left = Signal()
    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._result: ExamResult | None = None
        self._position = 0
        self._learner = ""
        self._overview = self._make_overview()
        self._review = self._make_review()
        self.addWidget(self._overview)
        self.addWidget(self._review)

    def show_learner(self, name: str) -> None:
        """Say whose results these are: it is printed on them."""
        self._learner = name

    def show_result(self, result: "ExamResult", failure: str = "") -> None:
        """Show how an exam went; ``failure`` is what could not be taken at its end."""
        self._result = result
        self._title.setText(result.title)
        passed = "Passed" if result.passed else "Not passed"
        over = f" {TIME_WAS_UP}" if result.timed_out else ""
        needed = f"needed {result.paper.blueprint.pass_mark:.0%}"
        self._verdict.setText(f"{passed}: {result.score:.0%} ({needed}). Paper {result.paper.seed}.{over}")
        self._figures.set_values(
            (
                f"{result.score:.0%}",
                f"{result.earned:.4g} of {result.points:g}",
                f"{result.answered} of {len(result.tasks)}",
                spoken(result.exam.used),
            )
        )
        parents = {topic.topic.rpartition(".")[0] for topic in result.topics}
        lines = [_topic_line(topic) for topic in result.topics if topic.topic not in parents]
        self._topics.show_topics(lines, result.lost, "The questions of this exam have no topics.")
        self._breaks.setText(" ".join(str(pause) for pause in result.breaks))
        self._breaks.setVisible(bool(result.breaks))
        self._tasks.set_rows([_row(task) for task in result.tasks])
        self._banner.hide()
        if failure:
            self._banner.say("bad", failure)
        self.setCurrentWidget(self._overview)
        self._tasks.setFocus()

    def focus_first(self) -> None:
        """Give the keyboard to the tasks."""
        self._tasks.setFocus()

    # building

    def _make_overview(self) -> ScrollPage:
        theme = self._services.theme
        page = ScrollPage(theme, "Result")
        self._title = label("", "title", wrap=True)
        self._verdict = label("", "lead", wrap=True)
        self._breaks = label("", tone="muted", wrap=True)
        self._banner = Banner(theme)
        page.body.addWidget(self._make_head())
        page.body.addWidget(self._verdict)
        page.body.addWidget(self._breaks)
        page.body.addWidget(self._banner)
        self._figures = Figures(theme, _FIGURES)
        page.body.addWidget(self._figures)
        lower = ResponsiveRow(theme, 900, Space.L)
        tasks = card()
        tasks_layout = column(tasks, Space.S, Space.L)
        tasks_layout.addWidget(label("Every task", "heading"))
        tasks_layout.addWidget(label("Choose one to review it with its process.", "caption", "muted"))
        self._tasks = RecordTable(theme, "Tasks of the exam", ("No.", "Task", "Result", "Points", "Time"))
        self._tasks.setMinimumHeight(theme.px(320))
        self._tasks.row_chosen.connect(self._on_task)
        tasks_layout.addWidget(self._tasks)
        lower.add(tasks, 3)
        self._topics = WeakTopics(self._services)
        self._topics.to_practise.connect(self.to_practise)
        lower.add(self._topics, 2)
        page.body.addWidget(lower)
        page.body.addStretch(1)
        return page

    def _make_head(self) -> QWidget:
        head = ResponsiveRow(self._services.theme, 700, Space.M)
        controls = QWidget()
        buttons = row(controls, Space.M)
        save = button("Save as PDF…")
        save.clicked.connect(self._on_save)
        back = button("Back to the exams")
        back.clicked.connect(self.left)
        for control in (save, back):
            buttons.addWidget(control)
        buttons.addStretch(1)
        head.add(self._title, 1)
        head.add(controls, 0)
        return head

    def _make_review(self) -> QWidget:
        page = QWidget()
        page.setProperty("look", "page")
        layout = column(page, 0)
        top = TopBar(self._services.theme, Space.M)
        self._where = label("", "strong", wrap=True)
        self._to_result = button("Back to the result", "quiet")
        self._to_result.clicked.connect(self._on_back)
        self._previous = button("Previous", "", "Previous task")
        self._previous.clicked.connect(self._on_previous)
        self._next = button("Next", "primary", "Next task")
        self._next.clicked.connect(self._on_next)
        top.place.addWidget(self._where)
        top.add_controls(self._to_result)
        top.add_controls(self._previous, self._next)
        layout.addWidget(top)
        self.question = QuestionView(self._services)
        layout.addWidget(self.question, 1)
        return page

    # what happens

    def _on_task(self, position: int) -> None:
        assert self._result is not None
        self._position = position
        task = self._result.tasks[position]
        count = len(self._result.tasks)
        earned = "not counted" if task.score is None else f"{task.earned:.3g} of {counted(task.points, 'point')}"
        changed = " The question has been changed since." if task.changed else ""
        self._where.setText(f"Task {position + 1} of {count}: {earned}.{changed}")
        self._previous.setEnabled(position > 0)
        self._next.setEnabled(position < count - 1)
        if task.item is None or task.answer is None or task.grade is None:
            self.question.show_sentence(task.problem)
        else:
            self.question.show_item(task.item, {})
            self.question.restore(task.answer)
            self.question.show_feedback(task.grade)
        self.setCurrentWidget(self._review)
        (self._next if self._next.isEnabled() else self._to_result).setFocus()

    def _on_previous(self) -> None:
        self._on_task(self._position - 1)

    def _on_next(self) -> None:
        self._on_task(self._position + 1)

    def _on_back(self) -> None:
        self.setCurrentWidget(self._overview)
        self._tasks.setFocus()

    def _on_save(self) -> None:
        assert self._result is not None
        suggested = f"{self._result.title} {self._result.paper.seed}.pdf".replace("/", "-")
        name, _ = QFileDialog.getSaveFileName(self, "Save the result", suggested, "PDF (*.pdf)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the result as a PDF, and say where it is or why not."""
        assert self._result is not None
        if write_pdf(self._result, path, self._learner):
            self._banner.say("good", f"Saved as {path}.")
        else:
            self._banner.say("bad", f"{path} could not be written. Choose another folder.")


def _row(task: "TaskResult") -> tuple[str, ...]:
    return str(task.position + 1), task.title, *task_outcome(task), spoken(task.seconds)


def _topic_line(topic: "TopicResult") -> TopicLine:
    return TopicLine(topic.topic, topic.score, f"{topic.earned:.3g} of {counted(topic.points, 'point')}")
