"""Numbers with their captions, each announced together with it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import card, column, label
from trainer.desktop.widgets.responsive import ResponsiveRow

_WIDTH = 125  # pixels at 100 % text that a figure needs


class Figure(QWidget):
    """A value over the name of what it counts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = label("–", "heading", wrap=True)
        layout = column(self, Space.HAIR)
        layout.addWidget(self._value)
        layout.addWidget(label(name, "caption", "muted", wrap=True))
        layout.addStretch(1)  # beside a figure of more lines
        self.set_value("–")

    def set_value(self, value: str) -> None:
        """Show a value."""
        self._value.setText(value)
        # a screen reader meets the number alone: it must say what it counts
        self._value.setAccessibleName(f"{self._name}: {value}")

    def value(self) -> str:
        """Return the value that is shown."""
        return self._value.text()


class Figures(ResponsiveRow):
    """Some figures as cards in a row; in two rows, and at last below each other, where the room is narrow."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, _WIDTH * len(names), Space.L, parent)
        self._figures: dict[str, Figure] = {}
        half = -(-len(names) // 2)
        for some in (names[:half], names[half:]):
            part = ResponsiveRow(theme, _WIDTH * len(some) * 3 // 4, Space.L)
            self.add(part, len(some))
            for name in some:
                box = card()
                self._figures[name] = Figure(name)
                column(box, 0, Space.L).addWidget(self._figures[name])
                part.add(box)

    def set_values(self, values: Iterable[str | None]) -> None:
        """Show a value for each name, in their order; a figure without one (None) is hidden."""
        for figure, value in zip(self._figures.values(), values, strict=True):
            figure.parentWidget().setHidden(value is None)
            figure.set_value(value or "–")
