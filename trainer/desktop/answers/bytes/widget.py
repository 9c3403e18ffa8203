"""Bytes of memory to be filled in."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.bytes.byte_field import ByteField, ByteVerdict
from trainer.desktop.process_view.wording import address_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.sideways import Sideways
from trainer.engine.fields import Field
from trainer.questions import Grade
from trainer.questions.bytes import BytesAnswer, BytesItem
from trainer.questions.content import ANY

_PER_ROW = 8
_HINT = "Type two hexadecimal digits for each byte; the arrow keys go from byte to byte."
_UNKNOWN = f"Type ? for {ANY} where nothing determines the content."


class BytesWidget(AnswerWidget):
    """A grid of eight bytes a row, each row under its address; after the check with the fields named below."""

    def __init__(self, theme: Theme, item: BytesItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self.fields: dict[int, ByteField] = {}
        self._last: ByteField | None = None
        self._hint = label(f"{_HINT} {_UNKNOWN}", tone="muted", wrap=True)
        layout = column(self, Space.S)
        layout.addWidget(self._hint)
        frame = card()
        inside = column(frame, Space.S, Space.M)
        inside.addWidget(self._heading())
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, Space.XS, 0, Space.XS)
        self._grid.setSpacing(Space.XS)
        self._build()
        self._sideways = Sideways(self._table)
        inside.addWidget(self._sideways)
        self._legend = QWidget()
        inside.addWidget(self._legend)
        self._show_legend(shown=item.question.shows_fields)
        layout.addWidget(frame)
        self._any = button(f"{ANY} not determined", "", "Mark the byte as not determined")
        self._any.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._any.clicked.connect(self._on_any)
        foot = row()
        foot.addWidget(self._any)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)

    def answer(self) -> BytesAnswer:
        """Return what was written; nothing as long as all fields are empty."""
        if not any(field.value() for field in self.fields.values()):
            return BytesAnswer()
        size = self._item.content.size
        return BytesAnswer(cells=tuple(self._value(offset) for offset in range(size)))

    def restore(self, answer: BytesAnswer) -> None:
        """Write the bytes again."""
        for offset, field in self.fields.items():
            if offset < len(answer.cells) and answer.cells[offset]:
                field.setText(answer.cells[offset])

    def focus_first(self) -> None:
        """Give the keyboard to the first byte."""
        next(iter(self.fields.values())).setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Replace each field by what is right and what was written; name the fields."""
        cells = self._item.cells(self.answer())
        right = self._item.content.texts()
        for offset, field in self.fields.items():
            verdict = ByteVerdict(self._theme, self._name(offset), cells[offset], right[offset])
            self._grid.replaceWidget(field, verdict)
            field.hide()
        self._hint.hide()
        self._any.hide()
        self._show_legend(shown=True)

    def _heading(self) -> QWidget:
        """Return what the bytes are: an object's declaration, or the words for a chunk."""
        text = self._item.content.declaration
        if self._item.question.chunk is not None:
            return label(text, "strong", wrap=True)
        code = label(text, "code")
        code.setAccessibleName(f"Declaration: {text}")
        return Sideways(code)

    def _build(self) -> None:
        content = self._item.content
        given = {field.name for field in content.fields} - {field.name for field in self._item.asked}
        for place in range(min(_PER_ROW, content.size)):
            head = label(f"+{place}", "caption", "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, place + 1)
        texts = content.texts()
        for field in content.fields:
            for offset in range(field.offset, field.offset + field.size):
                cell = self._given(offset, texts[offset]) if field.name in given else self._field(offset)
                self._grid.addWidget(cell, offset // _PER_ROW + 1, offset % _PER_ROW + 1)
        for line in range(-(-content.size // _PER_ROW)):
            address = label(address_text(content.address + line * _PER_ROW), "code", "muted")
            self._grid.addWidget(address, line + 1, 0)
        self._grid.setColumnStretch(_PER_ROW + 1, 1)

    def _name(self, offset: int) -> str:
        return f"Byte at {address_text(self._item.content.address + offset)}, offset {offset}"

    def _given(self, offset: int, text: str) -> QLabel:
        given = label(text, "code", "muted")
        given.setAlignment(Qt.AlignmentFlag.AlignCenter)
        given.setAccessibleName(f"{self._name(offset)}: {text}, given")
        return given

    def _field(self, offset: int) -> ByteField:
        field = ByteField(self._theme, self._name(offset), _PER_ROW)
        field.textEdited.connect(self._on_edited)
        field.left.connect(partial(self._go, offset))
        field.entered.connect(partial(self._on_entered, field))
        self.fields[offset] = field
        return field

    def _value(self, offset: int) -> str:
        field = self.fields.get(offset)
        return field.value() if field is not None else ""

    def _on_edited(self) -> None:
        self.changed.emit()

    def _on_entered(self, field: ByteField) -> None:
        self._last = field

    def _on_any(self) -> None:
        field = self._last or next((field for field in self.fields.values() if not field.value()), None)
        if field is not None:
            field.setFocus()
            field.write(ANY)

    def _go(self, offset: int, by: int) -> None:
        """Give the keyboard to the next field in a direction, over bytes that are given."""
        step = 1 if abs(by) == 1 else _PER_ROW
        direction = step if by > 0 else -step
        place = offset + direction
        while 0 <= place < self._item.content.size:
            field = self.fields.get(place)
            if field is not None:
                field.setFocus()
                field.selectAll()
                self._sideways.ensureWidgetVisible(field)
                return
            place += direction

    def _show_legend(self, *, shown: bool) -> None:
        if not shown or self._legend.layout() is not None:
            return
        grid = QGridLayout(self._legend)
        grid.setContentsMargins(0, Space.XS, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.HAIR)
        for line, field in enumerate(self._item.content.fields):
            grid.addWidget(label(_span(field), "code", "muted"), line, 0)
            grid.addWidget(label(field.name, "code"), line, 1)
            grid.addWidget(label("not used" if field.padding else field.type, "caption", "muted"), line, 2)
        grid.setColumnStretch(3, 1)


def _span(field: Field) -> str:
    last = field.offset + field.size - 1
    return f"+{field.offset}" if field.size == 1 else f"+{field.offset} … +{last}"
