"""What a program will do, where, and why."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import column, label, row
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.option import RadioOption
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.engine.regions import RegionKind
from trainer.questions.outcomes import TITLES, Outcome
from trainer.questions.scenario import ScenarioAnswer, ScenarioItem

_GAP = Space.XS + Space.HAIR


class ScenarioWidget(AnswerWidget):
    """Radio buttons for each part of the prediction, and a field for the exit code."""

    stays = False

    def __init__(self, theme: Theme, item: ScenarioItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        question = item.question
        layout = column(self, Space.S)
        layout.addWidget(label("What happens?", "strong"))
        self._outcomes = self._options(
            [(outcome, TITLES[outcome], "") for outcome in question.outcomes], _below(layout)
        )
        self._code = NumberBox()
        if item.asks_exit_code:
            layout.addLayout(self._exit_code_row())
        self._regions: dict[object, RadioOption] = {}
        if question.where is not None:
            layout.addSpacing(Space.S)
            layout.addWidget(Prose(theme, "Where", question.where.question, TypeScale.STRONG))
            regions = [(kind, capital(kind_title(kind)), str(kind)) for kind in question.where.regions]
            halves = ResponsiveRow(theme, 0, _GAP)
            layout.addWidget(halves)
            self._regions = self._options(regions, _beside(halves), _beside(halves))
        self._reasons: dict[object, RadioOption] = {}
        if question.why is not None:
            layout.addSpacing(Space.S)
            layout.addWidget(Prose(theme, "Why", question.why.question, TypeScale.STRONG))
            reasons = [(index, question.why.reasons[index].text, "") for index in item.reason_order]
            self._reasons = self._options(reasons, _below(layout))
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

    def _options(self, options: Sequence[tuple[object, str, str]], *columns: QBoxLayout) -> dict[object, RadioOption]:
        """Fill the columns with options, of which one can be chosen: values with their texts and regions."""
        group = QButtonGroup(self)
        made: dict[object, RadioOption] = {}
        rows = ceil(len(options) / len(columns))
        for place, (value, text, region) in enumerate(options):
            option = RadioOption(self._theme, text, region)
            option.toggled.connect(self.changed)
            group.addButton(option)
            columns[place // rows].addWidget(option)
            made[value] = option
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


def _below(layout: QBoxLayout) -> QBoxLayout:
    """Return a column at the end of a layout."""
    result = column(spacing=_GAP)
    layout.addLayout(result)
    return result


def _beside(columns: ResponsiveRow) -> QBoxLayout:
    """Return one more column of a row."""
    holder = QWidget()
    result = column(holder, _GAP)
    result.setAlignment(Qt.AlignmentFlag.AlignTop)
    columns.add(holder)
    return result


def _chosen(options: dict[object, RadioOption]) -> object | None:
    return next((value for value, option in options.items() if option.isChecked()), None)
