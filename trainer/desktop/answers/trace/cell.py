"""The fields of a trace table: each takes a value, and tells where the arrow keys go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from trainer.desktop.answers.field import AnswerField
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale

UNKNOWN = "?"


class ValueField(AnswerField):
    """A field for a number, a name or ``?``; ``left`` gives the steps right and down that the arrow keys ask for."""

    left = Signal(int, int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxLength(40)
        self.setProperty("look", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> str:
        """Return what was written."""
        return self.text().strip()

    def show_value(self, value: str) -> None:
        """Write a value."""
        self.setText(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbouring field with the arrow keys, to the next row with Enter."""
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit(0, 1)
            case Qt.Key.Key_Up:
                self.left.emit(0, -1)
            case Qt.Key.Key_Left if at_start or not self.text():
                self.left.emit(-1, 0)
            case Qt.Key.Key_Right if at_end or not self.text():
                self.left.emit(1, 0)
            case _:
                super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._theme.monospace(TypeScale.BODY))
        self.setMinimumWidth(self._theme.px(76))


class ChoiceField(QComboBox):
    """A field for one of several values, such as a region; ``changed_by_hand`` tells that it is another."""

    changed_by_hand = Signal()

    def __init__(self, theme: Theme, name: str, values: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "cell")
        # on Linux a combo box is announced by its label; its accessible name is what it shows
        caption = QLabel(name, parent)
        caption.setBuddy(self)
        caption.hide()
        self.addItem("choose…", "")
        for value, text in values:
            self.addItem(text, value)
        self.addItem("? (not determined)", UNKNOWN)
        self.activated.connect(self.changed_by_hand)
        self.setMinimumWidth(theme.px(120))

    def value(self) -> str:
        """Return the chosen value, empty if none is."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Choose a value."""
        self.setCurrentIndex(max(0, self.findData(value)))


def region_choices(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Return regions to choose from, with their names."""
    return [(kind, capital(kind_title(kind))) for kind in kinds]
