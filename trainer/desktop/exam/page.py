"""The exam page: from the choice of an exam to the review of its last task."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QWidget

from trainer.desktop.exam.desk import ExamDesk
from trainer.desktop.exam.drive import ExamDrive
from trainer.desktop.exam.form import BlueprintForm
from trainer.desktop.exam.paper import PaperView
from trainer.desktop.exam.result import ExamResultView
from trainer.desktop.exam.start import ExamStart
from trainer.desktop.results import HomeData
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label

if TYPE_CHECKING:
    from trainer.study.exam import Blueprint, ExamLine, ExamResult, ExamSitting


class ExamPage(QStackedWidget):
    """Drives exams.

    ``changed`` says that the learner's progress is another, ``to_practise`` gives a choice of cards.
    """

    changed = Signal()
    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[str, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self.setAccessibleName("Exam")
        self.setProperty("look", "page")
        self._drive = ExamDrive(services.lane, ExamDesk(services.backend), self)
        self.start = ExamStart(services)
        self.form = BlueprintForm(services)
        self.paper = PaperView(services, self._drive)
        self.result = ExamResultView(services)
        self._waiting, self._what, self._bar = _waiting_page()
        for page in (self.start, self.form, self.paper, self.result, self._waiting):
            self.addWidget(page)
        self._connect()
        self._drive.list_exams()

    def show_data(self, data: HomeData) -> None:
        """Take in what questions there are."""
        self._topics = tuple(topic.topic for topic in data.mastery)
        self._kinds = tuple(sorted({kind for pack in data.packs for kind in pack.kinds} - {"flashcard"}))
        self.result.show_learner(data.learner.name)
        if self.currentWidget() is self.start:
            self._drive.list_exams()

    def keep(self) -> None:
        """Keep the answer on the table before the window goes."""
        self.paper.stop()

    def abandon(self) -> None:
        """Leave the exam, which can be gone on with: somebody else learns now, or from other data."""
        self.paper.leave()

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        focus = getattr(self.currentWidget(), "focus_first", None)
        if focus is not None:
            focus()

    def _connect(self) -> None:
        drive, start, form = self._drive, self.start, self.form
        drive.listed.connect(start.show_exams)
        drive.begun.connect(self._on_begun)
        drive.shown.connect(self.paper.show_task)
        drive.kept.connect(self.paper.refresh)
        drive.ended.connect(self._on_ended)
        drive.progress.connect(self._on_progress)
        drive.failed.connect(self._on_failed)
        start.begin_asked.connect(self._on_begin)
        start.edit_asked.connect(self._on_edit)
        start.remove_asked.connect(lambda blueprint: drive.forget_blueprint(blueprint.title))
        start.put_back_asked.connect(drive.keep_blueprint)
        start.line_chosen.connect(self._on_line)
        form.saved.connect(self._on_saved)
        form.left.connect(self._to_start)
        form.parts_changed.connect(drive.count_questions)
        drive.counted.connect(form.show_supplies)
        self.paper.left.connect(self._to_start)
        self.result.left.connect(self._to_start)
        self.result.to_practise.connect(self.to_practise)

    def _on_begin(self, blueprint: "Blueprint", number: int | None) -> None:
        self._wait("Drawing the paper and running its programs…")
        self._drive.begin(blueprint, number)

    def _on_edit(self, blueprint: "Blueprint | None") -> None:
        self.setCurrentWidget(self.form)
        self.form.edit(blueprint, self._topics, self._kinds, self.start.titles())

    def _on_saved(self, blueprint: "Blueprint", old_title: str) -> None:
        self._drive.keep_blueprint(blueprint, old_title)
        self.setCurrentWidget(self.start)
        self.start.focus_first()

    def _on_line(self, line: "ExamLine") -> None:
        if line.finished_at is None:
            self._wait("Going on with the exam…")
            self._drive.go_on(line.uuid)
        else:
            self._wait("Running the programs of the exam again…")
            self._drive.look_back(line.uuid)

    def _on_begun(self, sitting: "ExamSitting") -> None:
        self.setCurrentWidget(self.paper)
        self.paper.begin(sitting)

    def _on_ended(self, result: "ExamResult") -> None:
        self.setCurrentWidget(self.result)
        self.result.show_result(result, self.paper.failure)
        self.paper.failure = ""
        self.changed.emit()

    def _on_failed(self, sentence: str) -> None:
        if self.currentWidget() is self.paper:
            self.paper.show_failure(sentence)
            return
        self._to_start()
        self.start.banner.say("bad", sentence)

    def _on_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _to_start(self) -> None:
        self.start.banner.hide()
        self.start.forget_removed()
        self.setCurrentWidget(self.start)
        self._drive.list_exams()
        self.start.focus_first()

    def _wait(self, what: str) -> None:
        self._what.setText(what)
        self._bar.setRange(0, 0)
        self.setCurrentWidget(self._waiting)


def _waiting_page() -> tuple[QWidget, QLabel, QProgressBar]:
    page = QWidget()
    page.setProperty("look", "page")
    layout = column(page, Space.M, Space.XXL)
    what = label("", "lead", wrap=True)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName("Progress")
    layout.addStretch(1)
    layout.addWidget(what)
    layout.addWidget(bar)
    layout.addStretch(2)
    return page, what, bar
