"""The question on the table, and the sheet of the next one, which is made while the learner thinks."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.pages.question_process import QuestionProcess
from trainer.desktop.pages.question_sheet import QuestionSheet
from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.turns import in_turns
from trainer.desktop.widgets.basics import clear, column, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.desktop.answers import AnswerWidget
    from trainer.questions import Answer, Grade, Item

_OUT_OF_SIGHT = -20_000  # pixels
_ALL = 100  # of the room that is left, beside the 1 of the sheet


class QuestionView(ScrollPage):
    """Shows one sheet at a time. ``changed``, ``check_asked`` and ``rated`` are those of its answer."""

    changed = Signal()
    check_asked = Signal()
    rated = Signal(int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Question", parent)
        self._services = services
        self._sheet: QuestionSheet | None = None
        self._next: QuestionSheet | None = None
        self._process: QuestionProcess | None = None
        self._sheets = column(spacing=Space.L)
        self.body.addLayout(self._sheets, 1)

    @property
    def answer_widget(self) -> "AnswerWidget | None":
        """The answer widget of the question on the page."""
        return self._sheet.answer if self._sheet else None

    @property
    def process(self) -> ProcessView | None:
        """The process view, once the answer has been checked."""
        return self._process.view if self._process and self._process.isVisibleTo(self) else None

    @property
    def self_rated(self) -> bool:
        """Whether the learner grades the answer."""
        return bool(self._sheet and self._sheet.answer.self_rated)

    @property
    def needs_explanation(self) -> bool:
        """Whether the answer widget shows the explanation itself."""
        return bool(self._sheet and self._sheet.answer.needs_explanation)

    @property
    def thought_enough(self) -> bool:
        """Whether a flashcard has been turned: from then on the learner reads, and does not think."""
        return bool(getattr(self.answer_widget, "revealed", False))

    def show_waiting(self) -> None:
        """Show an empty page until the question comes."""
        self.show_sentence("One moment…")

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence instead of a question."""
        self._clear()
        self._sheet = None
        self._sheets.addWidget(label(sentence, tone="muted", wrap=True))
        self._sheets.addStretch(1)

    def make_process(self) -> QuestionProcess:
        """Make the process view, unless it is there."""
        if self._process is None:
            self._process = QuestionProcess(self._services, self.content)
            self.body.addWidget(self._process, _ALL)
            self._process.hide()
        return self._process

    def expect_check(self) -> None:
        """Get ready to show what the check of the question on the page says, while the learner thinks."""
        if self._sheet is None or self._sheet.answer.self_rated:
            return
        steps: list[Callable[[], object]] = [self._sheet.expect_check]
        if self._sheet.item.run is not None:
            steps.append(partial(self.make_process().expect, self._sheet.item))
        in_turns(steps, self._sheet)

    def prepare(self, item: "Item[Any, Any]") -> None:
        """Make the sheet of a question that is likely to come next, laid out as it will be shown."""
        self._drop_next()
        self._next = sheet = QuestionSheet(self._services, item, self.content)
        in_turns([partial(self._lay_out, sheet)], sheet)

    def _lay_out(self, sheet: QuestionSheet) -> None:
        """Give the sheet of a question to come the place that it will have, unless it is asked already."""
        if sheet is not self._next:
            return
        sheet.setGeometry(0, _OUT_OF_SIGHT, *self._room_of(sheet))
        sheet.show()  # nothing but this gives all its widgets their style and place
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        sheet.hide()

    def _room_of(self, sheet: QuestionSheet) -> tuple[int, int]:
        """Return the width and height that a sheet will have, beside the scroll bar if it needs one."""
        whole = self.maximumViewportSize().shrunkBy(QMargins(*(4 * (Space.XL,))))
        for beside in (0, self.verticalScrollBar().sizeHint().width()):
            width = max(1, min(whole.width() - beside, sheet.widest))
            height = sheet.heightForWidth(width)
            if height <= whole.height():
                break
        return width, height

    def show_item(self, item: "Item[Any, Any]", intervals: dict[int, str]) -> None:
        """Ask a question."""
        self._clear()
        if self._next is not None and self._next.item is item:
            sheet, self._next = self._next, None
        else:
            self._drop_next()
            sheet = QuestionSheet(self._services, item)
        self._sheet = sheet
        sheet.answer.changed.connect(self.changed)
        sheet.answer.check_asked.connect(self.check_asked)
        sheet.answer.rated.connect(self.rated)
        sheet.answer.show_intervals(intervals)
        sheet.resized.connect(self._follow_width)
        self._follow_width()
        self._sheets.addWidget(sheet, 1)
        sheet.show_in_turns()
        if self._process is not None:
            self._process.raise_()  # screen readers go by the order of the siblings: the process comes after the sheet
        self.verticalScrollBar().setValue(0)

    def show_explanation(self, markdown: str) -> None:
        """Show the explanation inside the answer widget."""
        if self._sheet is not None:
            self._sheet.answer.show_explanation(markdown)

    def show_feedback(self, grade: "Grade") -> None:
        """Show the verdict, why, and the process at the moment that matters."""
        if self._sheet is not None:
            verdict = self._sheet.show_verdict(grade)
            QTimer.singleShot(0, verdict, self._scroll_to(verdict))
            steps: list[Callable[[], object]] = [partial(self._sheet.show_right, grade)]
            if self._sheet.item.run is not None:
                steps.append(partial(self._show_process, self._sheet.item, grade.step))
            in_turns(steps, self._sheet)

    def focus_first(self) -> None:
        """Give the keyboard to the answer."""
        if self._sheet is not None:
            self._sheet.answer.focus_first()

    def complete(self) -> bool:
        """Say whether there is something to grade."""
        return self._sheet is not None and self._sheet.answer.complete()

    def answer(self) -> "Answer":
        """Return what the learner gave."""
        assert self._sheet is not None
        return self._sheet.answer.answer()

    def untouched(self) -> bool:
        """Say whether nothing was answered."""
        return self._sheet is None or self._sheet.answer.answer() == self._sheet.item.empty()

    def restore(self, answer: "Answer") -> None:
        """Show an answer that was given before."""
        if self._sheet is not None:
            self._sheet.answer.restore(answer)

    def rate(self, rating: int) -> None:
        """Rate a flashcard that has been turned."""
        rate = getattr(self.answer_widget, "rate", None)
        if rate is not None:
            rate(rating)

    def _show_process(self, item: "Item[Any, Any]", step: int | None) -> None:
        if self._sheet is not None and self._sheet.item is item:
            self.make_process().show_item(item, step)

    def _clear(self) -> None:
        clear(self._sheets)
        if self._process is not None:
            self._process.put_away()

    def _drop_next(self) -> None:
        if self._next is not None:
            self._next.deleteLater()
            self._next = None

    def _follow_width(self) -> None:
        if self._sheet is not None:
            self.content.setMaximumWidth(self._sheet.widest)

    def _scroll_to(self, verdict: QWidget) -> object:
        def scroll() -> None:
            top = verdict.mapTo(self.content, verdict.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(0, top - Space.XL))

        return scroll
