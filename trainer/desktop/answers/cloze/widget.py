"""A text or code with blanks."""

from functools import partial

from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.cloze.bodies import GapCode, GapProse
from trainer.desktop.answers.cloze.gaps import Filled, token
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label
from trainer.questions import Grade
from trainer.questions.accepting import Verdict
from trainer.questions.cloze import ClozeAnswer, ClozeItem, filled

_HINT = "Fill in the blanks; Enter goes on to the next one."
_SHORTEST, _LONGEST = 8, 28


class ClozeWidget(AnswerWidget):
    """Fields inside of the text; Enter goes on, in the last field it asks for the check."""

    def __init__(self, theme: Theme, item: ClozeItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._names = list(item.accepted)
        body = filled(item.question.body, {name: token(number) for number, name in enumerate(self._names)})
        lengths = [_length(item.accepted[name].texts) for name in self._names]
        make = GapProse if item.question.text is not None else GapCode
        self.body = make(theme, body, lengths)
        layout = column(self, Space.S)
        self._hint = label(_HINT, tone="muted", wrap=True)
        layout.addWidget(self._hint)
        layout.addWidget(self.body)
        layout.addStretch(1)
        for number, field in enumerate(self.body.fields):
            field.textEdited.connect(self.changed)
            field.left.connect(partial(self._go, number))

    def answer(self) -> ClozeAnswer:
        """Return what was written into the blanks; those that are empty are left out."""
        written = zip(self._names, self.body.fields, strict=True)
        return ClozeAnswer(blanks={name: field.text().strip() for name, field in written if field.text().strip()})

    def restore(self, answer: ClozeAnswer) -> None:
        """Fill in the blanks again."""
        for name, field in zip(self._names, self.body.fields, strict=True):
            field.setText(answer.blanks.get(name, ""))

    def focus_first(self) -> None:
        """Give the keyboard to the first blank."""
        self.body.fields[0].setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Write into each blank what was written and what is right."""
        answer = self.answer()
        shown: dict[int, Filled] = {}
        for number, name in enumerate(self._names):
            verdict = self._item.judge(answer, name).verdict
            shown[number] = Filled(answer.blanks.get(name, ""), self._item.accepted[name].key, verdict)
        self.body.fill(shown)
        self.body.setAccessibleDescription(" ".join(_said(number, gap) for number, gap in shown.items()))
        self._hint.hide()

    def _go(self, number: int, step: int) -> None:
        following = number + step
        if 0 <= following < len(self._names):
            self.body.fields[following].setFocus()
            self.body.fields[following].selectAll()
        elif step > 0:
            self.check_asked.emit()


def _length(texts: tuple[str, ...]) -> int:
    """Return how many characters a field has room for: in steps, so that it does not give the answer away."""
    longest = max(map(len, texts))
    return min(_LONGEST, max(_SHORTEST, -(-(longest + 2) // 4) * 4))


def _said(number: int, gap: Filled) -> str:
    if gap.verdict is Verdict.RIGHT:
        return f"Blank {number + 1}: {gap.given}, right."
    given = f"you wrote {gap.given}" if gap.given else "left empty"
    return f"Blank {number + 1}: {given}, right is {gap.right}."
