"""What a program will do, where, and why."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import column, label, row
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.option import RadioOption
from trainer.desktop.widgets.prose import Prose
from trainer.engine.regions import RegionKind
from trainer.questions.outcomes import TITLES, Outcome
from trainer.questions.scenario import ScenarioAnswer, ScenarioItem


class ScenarioWidget(AnswerWidget):
    """Radio buttons for each part of the prediction, and a field for the exit code."""

    stays = False

    def __init__(self, theme: Theme, item: ScenarioItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        question = item.question
        layout = column(self, Space.S)
        layout.addWidget(label("What happens?", "strong"))
        self._outcomes = self._options(
            layout, [(outcome, TITLES[outcome], "") for outcome in question.outcomes], columns=1
        )
        self._code = NumberBox()
        if item.asks_exit_code:
            layout.addLayout(self._exit_code_row())
        self._regions: dict[object, RadioOption] = {}
        if question.where is not None:
            layout.addSpacing(Space.S)
            layout.addWidget(Prose(theme, "Where", question.where.question, TypeScale.STRONG))
            regions = [(kind, capital(kind_title(kind)), str(kind)) for kind in question.where.regions]
            self._regions = self._options(layout, regions, columns=2)
        self._reasons: dict[object, RadioOption] = {}
        if question.why is not None:
            layout.addSpacing(Space.S)
            layout.addWidget(Prose(theme, "Why", question.why.question, TypeScale.STRONG))
            reasons = [(index, question.why.reasons[index].text, "") for index in item.reason_order]
            self._reasons = self._options(layout, reasons, columns=1)
        layout.addStretch(1)

    def answer(self) -> ScenarioAnswer:
        """Return the prediction."""
        outcome = _chosen(self._outcomes)
        return ScenarioAnswer(
            outcome=Outcome(outcome) if outcome is not None else None,
            exit_code=self._exit_code(),
            region=RegionKind(region) if (region := _chosen(self._regions)) is not None else None,
            reason=_chosen(self._reasons),
        )

    def restore(self, answer: ScenarioAnswer) -> None:
        """Choose the parts of the prediction again."""
        for options, value in (
            (self._outcomes, answer.outcome),
            (self._regions, answer.region),
            (self._reasons, answer.reason),
        ):
            if value in options:
                options[value].setChecked(True)
        if answer.exit_code is not None:
            self._code.setValue(answer.exit_code)

    def complete(self) -> bool:
        """Say whether an outcome was predicted."""
        return _chosen(self._outcomes) is not None

    def focus_first(self) -> None:
        """Give the keyboard to the first outcome."""
        next(iter(self._outcomes.values())).setFocus()

    def _options(
        self, layout: object, options: Sequence[tuple[object, str, str]], columns: int
    ) -> dict[object, RadioOption]:
        group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(Space.XS + Space.HAIR)
        made: dict[object, RadioOption] = {}
        rows = ceil(len(options) / columns)
        for place, (value, text, region) in enumerate(options):
            option = RadioOption(self._theme, text, region)
            option.toggled.connect(self.changed)
            group.addButton(option)
            grid.addWidget(option, place % rows, place // rows)
            made[value] = option
        layout.addLayout(grid)
        return made

    def _exit_code_row(self) -> object:
        layout = row()
        caption = label("Exit code")
        # -1 stands for "not given"; a spin box cannot be empty
        self._code.setRange(-1, 255)
        self._code.setSpecialValueText("not given")
        self._code.setValue(-1)
        self._code.setAccessibleName("Exit code")
        caption.setBuddy(self._code)
        self._code.valueChanged.connect(self.changed)
        layout.addWidget(caption)
        layout.addWidget(self._code)
        layout.addStretch(1)
        return layout

    def _exit_code(self) -> int | None:
        return self._code.value() if self._item.asks_exit_code and self._code.value() >= 0 else None


def _chosen(options: dict[object, RadioOption]) -> object | None:
    return next((value for value, option in options.items() if option.isChecked()), None)
