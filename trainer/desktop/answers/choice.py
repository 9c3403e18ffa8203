"""One or several options."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label
from trainer.desktop.widgets.option import CheckOption, RadioOption, Verdict
from trainer.questions import Grade
from trainer.questions.choice import ChoiceAnswer, ChoiceItem


class ChoiceWidget(AnswerWidget):
    """Radio buttons for one, check boxes for many; answers are indices in the author's order."""

    def __init__(self, theme: Theme, item: ChoiceItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        layout = column(self, Space.S)
        hint = "Choose every option that is right." if item.many else "Choose one."
        layout.addWidget(label(hint, tone="muted"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(not item.many)
        self._options: dict[int, CheckOption | RadioOption] = {}
        for index in item.order:
            make = CheckOption if item.many else RadioOption
            option = make(theme, item.options[index].text)
            option.toggled.connect(self.changed)
            self._group.addButton(option, index)
            self._options[index] = option
            layout.addWidget(option)
        layout.addStretch(1)

    def answer(self) -> ChoiceAnswer:
        """Return the chosen options."""
        return ChoiceAnswer(
            chosen=tuple(index for index, option in sorted(self._options.items()) if option.isChecked())
        )

    def restore(self, answer: ChoiceAnswer) -> None:
        """Choose the options again."""
        for index in answer.chosen:
            if index in self._options:
                self._options[index].setChecked(True)

    def focus_first(self) -> None:
        """Give the keyboard to the first option."""
        next(iter(self._options.values())).setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Mark each option as right, wrong or missed, with the author's words on those that matter."""
        partly = any(option.isChecked() and self._item.options[at].credit for at, option in self._options.items())
        for index, option in self._options.items():
            right, chosen = self._item.truths[index], option.isChecked()
            verdict = {
                (True, True): Verdict.RIGHT,
                (False, True): Verdict.PARTLY if partly else Verdict.WRONG,
                (True, False): Verdict.ALSO if grade.score == 1 else Verdict.MISSED,
                (False, False): Verdict.OTHER,
            }[right, chosen]
            option.judge(verdict, self._item.options[index].feedback if right or chosen else "")
