"""The widgets of a question: prompt, program, answer; once it is graded the verdict and the reasons."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.page import WIDEST
from trainer.desktop.services import Services
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.topics import topic_title
from trainer.desktop.turns import paint_after
from trainer.desktop.widgets.basics import card, column, label
from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.marks import MarkList
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from trainer.desktop.answers import AnswerWidget
    from trainer.questions import Grade, Item

_MOST_LINES = 32
_NARROW = 820  # pixels at 100 % text: as wide as a column of a book


class QuestionSheet(QWidget):
    """Asks ``item`` by its ``answer`` widget.

    ``widest`` is how wide it wants to be at most, in pixels; ``resized`` says that this is another.
    """

    resized = Signal()

    def __init__(self, services: Services, item: "Item[Any, Any]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # the widgets need pydantic's models, which are imported by now; not so when the window was first painted
        from trainer.desktop.answers import WIDGETS
        from trainer.engine.platforms import PLATFORMS
        from trainer.questions.runs import NOTHING

        self._services = services
        self.item = item
        self._verdict: _VerdictRow | None = None
        question, theme = item.question, services.theme
        self._layout = column(self, Space.L)
        subjects = [topic_title(topic) for topic in question.topics[:3]]
        if item.run is not None:
            subjects.insert(0, f"On: {PLATFORMS[question.platform].title}")
        if subjects:
            self._layout.addWidget(label(" · ".join(subjects), "label", "muted", wrap=True))
        self._layout.addWidget(label(question.title, "title", wrap=True))
        self._layout.addWidget(Prose(theme, "Question", question.prompt, TypeScale.LEAD))
        self.answer: AnswerWidget = WIDGETS[question.kind](theme, item)
        program = question.program if question.program != NOTHING else None
        self._narrow = program is None and not self.answer.wide
        self._code = None if program is None else self._make_code(program)
        self._work = self._make_work()
        self._layout.addWidget(self._work)
        self._rule = label(f"Grading: {item.rule}", "caption", "muted", wrap=True)
        if not self.answer.self_rated:
            self._layout.addWidget(self._rule)
        self._layout.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def widest(self) -> int:
        """A page of mere text is as narrow as a column of a book."""
        return self._services.theme.px(_NARROW if self._narrow else WIDEST)

    def show_in_turns(self) -> None:
        """Show what is asked, and right after it the answer."""
        if not self._narrow:
            paint_after(self, self.answer)
        self.show()  # at once: a layout would do so in another turn

    def picture(self, name: str) -> bytes | None:
        """Return a picture of the question's pack."""
        return self.item.question.pictures.get(name)

    def expect_check(self) -> "_VerdictRow":
        """Make the place of the verdict, unless it is there; while the learner thinks there is time for that."""
        if self._verdict is None:
            self._verdict = _VerdictRow(self._services.theme, self)
            self._verdict.hide()
            self._layout.insertWidget(self._layout.indexOf(self._work), self._verdict)
            self._verdict.ensurePolished()
            for below in (self._work, self._rule):
                below.raise_()  # screen readers go by the order of the siblings
        return self._verdict

    def show_verdict(self, grade: "Grade") -> QWidget:
        """Show the verdict and why; return the widget of the verdict."""
        verdict = self.expect_check()
        self._rule.hide()
        verdict.show_grade(grade)
        if not self.answer.stays:
            self.answer.hide()
        if self.answer.wide:  # the program is above the verdict, which would move later
            self._hide_code()
        return verdict

    def show_right(self, grade: "Grade") -> None:
        """Show in the answer what was right, and make room for the process."""
        self.answer.show_grade(grade)
        self._hide_code()
        if self.item.run is not None:
            self._narrow = False
            self._work.setVisible(self.answer.stays)
            self.resized.emit()

    def _hide_code(self) -> None:
        """Take the program away where its process is shown below, beside the same program."""
        if self._code is not None and self.item.run is not None:
            self._code.hide()

    def _make_code(self, source: str) -> CodeView:
        code = CodeView(self._services.theme, "Program")
        code.set_source(source.rstrip("\n"))
        return code

    def _fit(self) -> None:
        """Follow the size of the text."""
        if self._code is not None:
            lines = self.item.question.program.count("\n") + 2
            self._code.setMinimumHeight(self._code.rows_height(min(_MOST_LINES, lines)))
        self.resized.emit()

    def _make_work(self) -> QWidget:
        """Return the answer, beside the program where both fit, else below it."""
        if self._code is None:
            return self.answer
        if self.answer.wide:
            self._layout.addWidget(self._code)
            return self.answer
        side_by_side = ResponsiveRow(self._services.theme, 900, Space.XL)
        side_by_side.add(self._code, 5)
        side_by_side.add(self.answer, 4)
        return side_by_side


class _VerdictRow(ResponsiveRow):
    """What the answer earned, and why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, 900, Space.L, parent)
        self._marks = MarkList(theme)
        self._why = card()
        self._explanation = Prose(theme, "Explanation")
        layout = column(self._why, Space.S, Space.L)
        layout.addWidget(label("Why", "heading"))
        layout.addWidget(self._explanation)
        layout.addStretch(1)
        self.add(self._marks, 1)
        self.add(self._why, 1)

    def show_grade(self, grade: "Grade") -> None:
        """Show a grade."""
        self._marks.show_grade(grade)
        self._explanation.set_markdown(grade.explanation)
        self._why.setVisible(bool(grade.explanation))
        self.show()
