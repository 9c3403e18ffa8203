"""A word or a line."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.field import AnswerField
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import column, label
from trainer.desktop.widgets.verdict import VerdictLabel
from trainer.questions import Grade
from trainer.questions.accepting import LONGEST, Verdict
from trainer.questions.text import TextAnswer, TextItem

_HINT = "A word or two; a number may be written as 4096, 0x1000 or 4 KiB."


class TextWidget(AnswerWidget):
    """A field; after the check what was written, and what is right."""

    def __init__(self, theme: Theme, item: TextItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._layout = column(self, Space.S)
        self._caption = label("Your answer", "strong")
        self._field = AnswerField()
        self._field.setAccessibleName("Your answer")
        self._field.setAccessibleDescription(_HINT)
        self._field.setMaxLength(LONGEST)
        self._field.setFont(theme.monospace(TypeScale.LEAD))
        self._caption.setBuddy(self._field)
        self._hint = label(_HINT, tone="muted", wrap=True)
        for widget in (self._caption, self._field, self._hint):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._field.textChanged.connect(self.changed)
        self._field.returnPressed.connect(self.check_asked)

    def answer(self) -> TextAnswer:
        """Return the text as it was typed."""
        return TextAnswer(text=self._field.text().strip())

    def restore(self, answer: TextAnswer) -> None:
        """Write the text again."""
        self._field.setText(answer.text)

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self._field.setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Replace the field by what was written and what is right."""
        answer = self.answer()
        judged = self._item.judge(answer).verdict
        verdict = VerdictLabel(
            self._theme,
            "Your answer",
            answer.text,
            self._item.accepted.key,
            correct=judged is Verdict.RIGHT,
            near=judged is Verdict.NEAR,
            step=TypeScale.LEAD,
        )
        self._layout.replaceWidget(self._field, verdict)
        self._field.hide()
        self._hint.hide()
