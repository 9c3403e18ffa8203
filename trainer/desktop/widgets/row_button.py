"""A wide button with a title and a note, of any length."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_TALLEST = 1e6


class RowButton(QPushButton):
    """Breaks its text into lines where Qt's own buttons would demand the width of the longest."""

    def __init__(self, theme: Theme, title: str, note: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._note = note
        self.setProperty("look", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow button is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs."""
        return round(sum(area.height() for _, _, area in self._lines(width))) + 2 * Space.S

    def sizeHint(self) -> QSize:
        """Return a readable size."""
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that is readable."""
        return QSize(self._theme.px(150), self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and note over the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours = (self._theme.palette.ink, self._theme.palette.ink_muted)
        for (text, font, area), colour in zip(self._lines(self.width()), colours, strict=False):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(area, _WRAPPED, text)
        painter.end()

    def _lines(self, width: int) -> list[tuple[str, QFont, QRectF]]:
        """Return each text with its font and place in a button of that width."""
        found = []
        top = float(Space.S)
        for text, step in ((self._title, TypeScale.STRONG), (self._note, TypeScale.CAPTION)):
            if not text:
                continue
            font = self._theme.font(step)
            room = QRectF(Space.M, top, max(40, width - 2 * Space.M), _TALLEST)
            height = self._theme.metrics(step).boundingRect(room, _WRAPPED, text).height()
            found.append((text, font, QRectF(room.left(), top, room.width(), height)))
            top += height
        return found
