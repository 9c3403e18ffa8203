"""A number, with what it is understood as while it is typed."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.field import AnswerField
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import column, label, set_tone
from trainer.questions.number import NumberAnswer, NumberItem
from trainer.questions.quantities import Quantity, QuantityError

_HINTS = {
    "bytes": "Bytes, or a size such as 8 MB, 128 KiB or 2^17.",
    "address": "An address, such as 0x7ffe1000.",
    "count": "A whole number.",
    "number": "A number; 0x1000, 2^17 and 4 * 1024 are understood, too.",
}


class NumberWidget(AnswerWidget):
    """A field that understands units, hexadecimal, powers and products."""

    stays = False

    def __init__(self, theme: Theme, item: NumberItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        layout = column(self, Space.S)
        self._unit = item.question.unit
        caption = label("Your answer", "strong")
        self._field = AnswerField()
        self._field.setAccessibleName("Your answer")
        self._field.setAccessibleDescription(_HINTS[self._unit])
        self._field.setMaxLength(200)
        self._field.setFont(theme.monospace(TypeScale.LEAD))
        caption.setBuddy(self._field)
        self._meaning = label(_HINTS[self._unit], tone="muted", wrap=True)
        layout.addWidget(caption)
        layout.addWidget(self._field)
        layout.addWidget(self._meaning)
        layout.addStretch(1)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self.check_asked)

    def answer(self) -> NumberAnswer:
        """Return the number as it was typed."""
        return NumberAnswer(text=self._field.text().strip())

    def restore(self, answer: NumberAnswer) -> None:
        """Write the number again."""
        self._field.setText(answer.text)

    def complete(self) -> bool:
        """Say whether the text is a number: a slip of the fingers is not graded."""
        return self._parsed() is not None

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self._field.setFocus()

    def _parsed(self) -> Quantity | None:
        try:
            return Quantity.parse(self._field.text()) if self._field.text().strip() else None
        except QuantityError:
            return None

    def _on_text_changed(self, text: str) -> None:
        self._meaning.setText(self._interpretation(text))
        unreadable = bool(text.strip()) and self._parsed() is None
        set_tone(self._meaning, "bad" if unreadable else "muted")
        self._field.setAccessibleDescription(self._meaning.text())
        self.changed.emit()

    def _interpretation(self, text: str) -> str:
        if not text.strip():
            return _HINTS[self._unit]
        try:
            value = Quantity.parse(text).value
        except QuantityError as error:
            return f"Not understood: {error}."
        return "= " + _written(value, self._unit)


def _written(value: Fraction, unit: str) -> str:
    if value.denominator != 1:
        return f"{float(value):,g}" + (" bytes: not a whole number" if unit == "bytes" else "")
    number = value.numerator
    if unit == "address":
        return f"{number:#x}"
    if unit == "bytes":
        return "1 byte" if number == 1 else f"{number:,} bytes"
    return f"{number:,}"
