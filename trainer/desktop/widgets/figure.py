"""A number with its caption, announced together."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label


class Figure(QWidget):
    """A value over the name of what it counts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = label("–", "heading", wrap=True)
        layout = column(self, Space.HAIR)
        layout.addWidget(self._value)
        layout.addWidget(label(name, "caption", "muted", wrap=True))
        self.set_value("–")

    def set_value(self, value: str) -> None:
        """Show a value."""
        self._value.setText(value)
        # a screen reader meets the number alone: it must say what it counts
        self._value.setAccessibleName(f"{self._name}: {value}")

    def value(self) -> str:
        """Return the value that is shown."""
        return self._value.text()
