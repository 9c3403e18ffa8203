"""Several questions about one program, one below the other."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import column, label, row, rule, set_tone
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.wording import counted
from trainer.questions import Grade
from trainer.questions.parts import PartsAnswer, PartsItem, letter


class PartsWidget(AnswerWidget):
    """The answer widgets of the parts, each under its letter, its points and its prompt.

    Enter in a field goes on to the next part; in the last one it asks for the check.
    """

    def __init__(self, theme: Theme, item: PartsItem, parent: QWidget | None = None) -> None:
        from trainer.desktop.answers import WIDGETS

        super().__init__(theme, item, parent)
        layout = column(self, Space.M)
        self._points: list[QWidget] = []
        self.parts: list[AnswerWidget] = []
        for index, (part, own) in enumerate(zip(item.question.parts, item.items, strict=True)):
            if index:
                layout.addWidget(rule())
            layout.addLayout(self._head(index, part.points))
            if part.question.prompt.strip():
                layout.addWidget(Prose(theme, f"Part {letter(index)}", part.question.prompt, TypeScale.STRONG))
            widget = WIDGETS[part.question.kind](theme, own)
            widget.setAccessibleName(f"Part {letter(index)}")
            widget.changed.connect(self.changed)
            widget.check_asked.connect(lambda index=index: self._go_on(index))
            self.parts.append(widget)
            layout.addWidget(widget)
        self.wide = any(widget.wide for widget in self.parts)
        layout.addStretch(1)

    def answer(self) -> PartsAnswer:
        """Return the answers of all parts."""
        return PartsAnswer(answers=tuple(widget.answer() for widget in self.parts))

    def restore(self, answer: PartsAnswer) -> None:
        """Give the parts their answers again."""
        for widget, item, own in zip(self.parts, self._item.items, self._item.answers(answer), strict=True):
            if own != item.empty():
                widget.restore(own)

    def complete(self) -> bool:
        """Say whether some part can be graded, and every other one is untouched."""
        items = self._item.items
        sound = (
            widget.complete() or widget.answer() == item.empty() for widget, item in zip(self.parts, items, strict=True)
        )
        return all(sound) and any(widget.complete() for widget in self.parts)

    def focus_first(self) -> None:
        """Give the keyboard to the first part."""
        self.parts[0].focus_first()

    def show_grade(self, grade: Grade) -> None:
        """Let each part show what was right, and say how many points it earned."""
        answers = self._item.answers(self.answer())
        for index, (widget, item, own) in enumerate(zip(self.parts, self._item.items, answers, strict=True)):
            part = Grade.of(item.marks(own))
            widget.show_grade(part)
            points = self._item.question.parts[index].points
            self._points[index].setText(f"{part.score * points:.3g} of {counted(points, 'point')}")
            set_tone(self._points[index], "good" if part.score == 1 else "warn" if part.score else "bad")

    def _head(self, index: int, points: int) -> object:
        head = row()
        head.addWidget(label(f"({letter(index)})", "heading"))
        worth = label(counted(points, "point"), "caption", "muted")
        self._points.append(worth)
        head.addWidget(worth)
        head.addStretch(1)
        return head

    def _go_on(self, index: int) -> None:
        if index + 1 < len(self.parts):
            self.parts[index + 1].focus_first()
        else:
            self.check_asked.emit()
