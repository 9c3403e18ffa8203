"""A field for one byte, and how it looks after the check."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.answers.field import AnswerField
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.questions.content import ANY

_DIGITS = frozenset("0123456789abcdef")


class ByteField(AnswerField):
    """Takes two hexadecimal digits, or ``??`` by one key; a full field hands over to the next one.

    ``entered`` says that the keyboard is here, ``left`` by how many bytes it goes on.
    """

    entered = Signal()
    left = Signal(int)

    def __init__(self, theme: Theme, name: str, per_row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._per_row = per_row
        self.setAccessibleName(name)
        self.setMaxLength(2)
        self.setProperty("look", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> str:
        """Return what was written."""
        return self.text().strip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write digits and go from byte to byte; Home and End stay in the field."""
        steps = {
            Qt.Key.Key_Up: -self._per_row,
            Qt.Key.Key_Down: self._per_row,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Space: 1,
            Qt.Key.Key_Return: 1,
            Qt.Key.Key_Enter: 1,
        }
        letter = event.text().lower()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in steps:
            self.left.emit(steps[event.key()])
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left.emit(-1)
        elif plain and letter == "?":
            self.write(ANY)
        elif plain and letter in _DIGITS and letter:
            kept = self.text() if not self.hasSelectedText() and len(self.text()) == 1 else ""
            self.write(kept + letter)
        elif plain and letter.strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def write(self, text: str) -> None:
        """Write into the field, and go on if it is full."""
        self.setText(text)
        self.textEdited.emit(text)
        if len(text) == 2:
            self.left.emit(1)

    def _restyle(self) -> None:
        self.setFont(self._theme.monospace(TypeScale.BODY))
        self.setFixedWidth(self._theme.px(38))


class ByteVerdict(QWidget):
    """A byte after the check: what is right, and below it a sign and what was written."""

    def __init__(self, theme: Theme, name: str, given: str, right: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._given = given
        self._right = right
        self._correct = given == right
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = f"you wrote {given}" if given else "left empty"
        self.setAccessibleName(f"{name}: {right}, right" if self._correct else f"{name}: {said}, right is {right}")
        self.setToolTip(self.accessibleName())
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the right byte, the sign and what was written."""
        theme, palette = self._theme, self._theme.palette
        tone, soft = (palette.good, palette.good_soft) if self._correct else (palette.bad, palette.bad_soft)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(tone), 1.2))
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        painter.setPen(QColor(palette.ink))
        painter.setFont(theme.monospace(TypeScale.STRONG))
        upper = QRectF(area.left(), area.top() + 2, area.width(), area.height() / 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._right)
        size = theme.px(13)
        lower = QRectF(area.left(), upper.bottom() - 2, area.width(), area.height() - upper.height())
        if self._correct:
            place = QRectF(lower.center().x() - size / 2, lower.center().y() - size / 2, size, size)
            paint_icon(painter, "check", tone, place)
        else:
            place = QRectF(lower.left() + 3, lower.center().y() - size / 2, size, size)
            paint_icon(painter, "cross", tone, place)
            font = theme.monospace(TypeScale.CAPTION)
            font.setStrikeOut(bool(self._given))
            painter.setFont(font)
            painter.setPen(QColor(palette.ink_muted))
            painter.drawText(lower.adjusted(size, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self._given or "–")
        painter.end()

    def _measure(self) -> None:
        self._size = QSize(self._theme.px(38), self._theme.px(46))
        self.updateGeometry()
