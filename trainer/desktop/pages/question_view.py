"""One question: prompt, program, answer; after the check the verdict, the explanation and the process."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.page import WIDEST, ScrollPage
from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import card, clear, column, label
from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.marks import MarkList
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from trainer.desktop.answers import AnswerWidget
    from trainer.questions import Answer, Grade, Item

_MOST_LINES = 32


class QuestionView(ScrollPage):
    """Keeps the head of the page, and builds the widgets of the answer anew for each question.

    ``changed``, ``check_asked`` and ``rated`` are the answer's.
    """

    changed = Signal()
    check_asked = Signal()
    rated = Signal(int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Question", parent)
        self._services = services
        self._item: Item[Any, Any] | None = None
        self._answer: AnswerWidget | None = None
        self._code: CodeView | None = None
        self._process: ProcessView | None = None
        self._rule = label("")
        self._work: QWidget | None = None
        self._subjects = label("", "label", "muted", wrap=True)
        self._title = label("", "title", wrap=True)
        self._prompt = Prose(services.theme, "Question", "", TypeScale.LEAD)
        for widget in (self._subjects, self._title, self._prompt):
            self.body.addWidget(widget)
        self._rest = column(spacing=Space.L)
        self.body.addLayout(self._rest, 1)
        self._show_head(False)

    @property
    def answer_widget(self) -> "AnswerWidget | None":
        """The answer widget of the question on the page."""
        return self._answer

    @property
    def process(self) -> ProcessView | None:
        """The process view, once the answer has been checked."""
        return self._process

    @property
    def self_rated(self) -> bool:
        """Whether the learner grades the answer."""
        return bool(self._answer and self._answer.self_rated)

    @property
    def needs_explanation(self) -> bool:
        """Whether the answer widget shows the explanation itself."""
        return bool(self._answer and self._answer.needs_explanation)

    @property
    def thought_enough(self) -> bool:
        """Whether a flashcard has been turned: from then on the learner reads, and does not think."""
        return bool(getattr(self._answer, "revealed", False))

    def picture(self, name: str) -> bytes | None:
        """Return a picture of the question's pack."""
        return self._item.question.pictures.get(name) if self._item is not None else None

    def show_waiting(self) -> None:
        """Show an empty page until the question comes."""
        self.show_sentence("One moment…")

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence instead of a question."""
        clear(self._rest)
        self._show_head(False)
        self._item = None
        self._answer = self._code = self._process = self._work = None
        self._rest.addWidget(label(sentence, tone="muted", wrap=True))
        self._rest.addStretch(1)

    def show_item(self, item: "Item[Any, Any]", intervals: dict[int, str]) -> None:
        """Ask a question."""
        # the widgets need pydantic's models, which are imported by now; not so when the window was first painted
        from trainer.desktop.answers import WIDGETS
        from trainer.engine.platforms import PLATFORMS
        from trainer.questions.runs import NOTHING

        clear(self._rest)
        self._item = item
        self._code = self._process = None
        question = item.question
        subjects = [topic_title(topic) for topic in question.topics[:3]]
        if item.run is not None:
            subjects.insert(0, f"On: {PLATFORMS[question.platform].title}")
        self._subjects.setText(" · ".join(subjects))
        self._title.setText(question.title)
        self._prompt.set_markdown(question.prompt)
        self._show_head(True)
        self._answer = WIDGETS[question.kind](self._services.theme, item)
        self._answer.changed.connect(self.changed)
        self._answer.check_asked.connect(self.check_asked)
        self._answer.rated.connect(self.rated)
        self._answer.show_intervals(intervals)
        program = question.program if question.program != NOTHING else None
        self._reading_width(program is None and not self._answer.wide)
        if program is not None:
            self._code = self._make_code(program)
        self._work = self._answer
        if self._code is not None and self._answer.wide:
            self._rest.addWidget(self._code)
        elif self._code is not None:
            self._work = side_by_side = ResponsiveRow(self._services.theme, 900, Space.XL)
            side_by_side.add(self._code, 5)
            side_by_side.add(self._answer, 4)
        self._rest.addWidget(self._work)
        if not self._answer.self_rated:
            self._rule = label(f"Grading: {item.rule}", "caption", "muted", wrap=True)
            self._rest.addWidget(self._rule)
        self._rest.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def show_explanation(self, markdown: str) -> None:
        """Show the explanation inside the answer widget."""
        if self._answer is not None:
            self._answer.show_explanation(markdown)

    def show_feedback(self, grade: "Grade") -> None:
        """Show the verdict, why, and the process at the moment that matters."""
        if self._answer is None or self._item is None or self._work is None:
            return
        theme = self._services.theme
        self._answer.show_grade(grade)
        self._answer.setVisible(self._answer.stays)
        self._rule.hide()
        marks = MarkList(theme)
        marks.show_grade(grade)
        verdict = ResponsiveRow(theme, 900, Space.L)
        verdict.add(marks, 1)
        if grade.explanation:
            why = card()
            why_layout = column(why, Space.S, Space.L)
            why_layout.addWidget(label("Why", "heading"))
            why_layout.addWidget(Prose(theme, "Explanation", grade.explanation))
            why_layout.addStretch(1)
            verdict.add(why, 1)
        self._rest.insertWidget(self._rest.indexOf(self._work), verdict)
        if self._item.run is not None:
            self._show_process(grade.step)
        QTimer.singleShot(0, verdict, self._scroll_to_verdict(verdict))

    def focus_first(self) -> None:
        """Give the keyboard to the answer."""
        if self._answer is not None:
            self._answer.focus_first()

    def complete(self) -> bool:
        """Say whether there is something to grade."""
        return self._answer is not None and self._answer.complete()

    def answer(self) -> "Answer":
        """Return what the learner gave."""
        assert self._answer is not None
        return self._answer.answer()

    def untouched(self) -> bool:
        """Say whether nothing was answered."""
        return self._answer is None or self._item is None or self._answer.answer() == self._item.empty()

    def restore(self, answer: "Answer") -> None:
        """Show an answer that was given before."""
        if self._answer is not None:
            self._answer.restore(answer)

    def rate(self, rating: int) -> None:
        """Rate a flashcard that has been turned."""
        rate = getattr(self._answer, "rate", None)
        if rate is not None:
            rate(rating)

    def _show_head(self, shown: bool) -> None:
        self._subjects.setVisible(shown and bool(self._subjects.text()))
        self._title.setVisible(shown)
        self._prompt.setVisible(shown)

    def _make_code(self, source: str) -> CodeView:
        code = CodeView(self._services.theme, "Program")
        code.set_source(source.rstrip("\n"))
        code.setMinimumHeight(code.rows_height(min(_MOST_LINES, source.count("\n") + 2)))
        return code

    def _show_process(self, step: int | None) -> None:
        """Show the process beside its program, which moves down to it."""
        assert self._item is not None
        assert self._work is not None
        assert self._answer is not None
        self._reading_width(False)
        self._process = ProcessView(self._services.theme, self._services.lane, self._code)
        self._process.setMinimumHeight(self._services.theme.px(640))
        at = self._rest.indexOf(self._work)
        self._rest.insertWidget(at + 1, label("The process at the moment that matters", "heading"))
        if self._code is not None:
            self._code.setMinimumHeight(self._services.theme.px(160))
            self._process.stepped.connect(self._code.mark_line)
        self._rest.insertWidget(at + 2, self._process)
        self._work.setVisible(self._answer.stays)
        self._process.show_run(self._item.run, step)

    def _reading_width(self, narrow: bool) -> None:
        """Keep a page of mere text as narrow as a column of a book."""
        self.content.setMaximumWidth(self._services.theme.px(820) if narrow else WIDEST)

    def _scroll_to_verdict(self, verdict: QWidget) -> object:
        def scroll() -> None:
            self.verticalScrollBar().setValue(max(0, verdict.y() - Space.XL))

        return scroll
