"""A table to be filled in."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.trace.cell import ChoiceField, ValueField, region_choices
from trainer.desktop.process_view.wording import capital
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import card, column, label
from trainer.desktop.widgets.rich_text import code_spans, plain
from trainer.desktop.widgets.sideways import Sideways
from trainer.desktop.widgets.verdict import VerdictLabel
from trainer.questions import Grade
from trainer.questions.probes import Unit
from trainer.questions.trace import TraceAnswer, TraceItem
from trainer.questions.trace_key import Cell, CellState, shown

_BASES = {2: "binary", 8: "octal", 16: "hexadecimal"}
_NARROW = 4
"""So many columns have room beside the program."""
_TRUTHS = (("yes", "Yes"), ("no", "No"))


class TraceWidget(AnswerWidget):
    """A grid of fields: arrows and Enter go from field to field; closed cells show a dash, given ones their value."""

    def __init__(self, theme: Theme, item: TraceItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self.wide = len(item.question.columns) > _NARROW
        self.fields: dict[tuple[int, int], ValueField | ChoiceField] = {}
        self._names = [found.name for found in item.question.columns]
        layout = column(self, Space.S)
        self._hint = label(self._hint_text(), tone="muted", wrap=True)
        layout.addWidget(self._hint)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._build()
        frame = card()
        self._sideways = Sideways(self._table)
        column(frame, 0, Space.S).addWidget(self._sideways)
        layout.addWidget(frame)
        layout.addStretch(1)

    def answer(self) -> TraceAnswer:
        """Return what was written into the fields; nothing as long as all are empty."""
        if not any(field.value() for field in self.fields.values()):
            return TraceAnswer()
        return TraceAnswer(
            cells=tuple(
                tuple(self._value(number, place) for place in range(len(self._names)))
                for number in range(len(self._item.table))
            )
        )

    def restore(self, answer: TraceAnswer) -> None:
        """Write the values into their fields again."""
        for (number, place), field in self.fields.items():
            if number < len(answer.cells) and place < len(answer.cells[number]):
                field.show_value(answer.cells[number][place])

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields.values())).setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Replace each field by what was written and what is right."""
        answer = self.answer()
        for (number, place), field in self.fields.items():
            found = self._item.table[number][place]
            verdict = VerdictLabel(
                self._theme,
                field_name(self._names[place], self._item.moments[number]),
                field.currentText() if isinstance(field, ChoiceField) and field.value() else field.value(),
                cell_text(found),
                correct=self._item.right(answer, number, place),
            )
            self._grid.replaceWidget(field, verdict)
            field.hide()
        self._hint.hide()

    def _hint_text(self) -> str:
        unknown = any(found.key is not None and found.text == "?" for row in self._item.table for found in row)
        hint = "Fill in the table; ↑ ↓ and Enter go from row to row."
        return f"{hint} Write ? where the value is not determined." if unknown else hint

    def _build(self) -> None:
        self._grid.addWidget(label("", "label"), 0, 0)
        for place, found in enumerate(self._item.question.columns):
            base = _BASES.get(found.base)
            title = plain(found.name)
            head = QLabel(f"{title}\n({base})" if base else title)
            head.setProperty("look", "code")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setWordWrap(" " in found.name)
            self._grid.addWidget(head, 0, place + 1)
        for number, row in enumerate(self._item.table):
            moment = label(code_spans(capital(self._item.moments[number])), "body")
            moment.setTextFormat(Qt.TextFormat.RichText)
            self._grid.addWidget(moment, number + 1, 0)
            for place, found in enumerate(row):
                self._grid.addWidget(self._cell(number, place, found), number + 1, place + 1)
        self._grid.setColumnStretch(len(self._names) + 1, 1)

    def _cell(self, number: int, place: int, found: Cell) -> QWidget:
        name = field_name(self._names[place], self._item.moments[number])
        if found.state is CellState.OPEN:
            return self._field(number, place, found, name)
        text = cell_text(found)
        given = QLabel(text)
        given.setProperty("look", "code")
        given.setProperty("tone", "muted")
        given.setAlignment(Qt.AlignmentFlag.AlignCenter)
        state = "given" if found.state is CellState.GIVEN else "not in scope here"
        given.setAccessibleName(f"{name}: {text}, {state}")
        given.setToolTip(state)
        return given

    def _field(self, number: int, place: int, found: Cell, name: str) -> QWidget:
        field: ValueField | ChoiceField
        if found.unit in (Unit.REGION, Unit.TRUTH):
            regions = region_choices(self._item.regions(place))
            choices = regions if found.unit is Unit.REGION else _TRUTHS
            field = ChoiceField(self._theme, name, choices, self._table)
            field.changed_by_hand.connect(self.changed)
        else:
            field = ValueField(self._theme, name)
            field.textEdited.connect(self.changed)
            field.left.connect(partial(self._go, number, place))
        self.fields[number, place] = field
        return field

    def _value(self, number: int, place: int) -> str:
        field = self.fields.get((number, place))
        return field.value() if field is not None else ""

    def _go(self, number: int, place: int, right: int, down: int) -> None:
        """Give the keyboard to the next field in a direction, if there is one."""
        number, place = number + down, place + right
        while 0 <= number < len(self._item.table) and 0 <= place < len(self._names):
            if (number, place) in self.fields:
                field = self.fields[number, place]
                field.setFocus()
                self._sideways.ensureWidgetVisible(field)
                if isinstance(field, ValueField):
                    field.selectAll()
                return
            number, place = number + down, place + right


def cell_text(found: Cell) -> str:
    """Write a cell's key: a region by its name, a size that is whole in its unit shortly."""
    if found.unit is Unit.REGION:
        return capital(shown(found))
    if found.unit is Unit.BYTES and isinstance(found.key, int) and found.key and found.key % 1024 == 0:
        return shown(found).partition(" (")[0]
    return shown(found)


def field_name(column_name: str, moment: str) -> str:
    """Return what a screen reader calls a field."""
    return plain(f"{column_name}, {moment}")
