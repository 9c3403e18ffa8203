"""A named level, 0…1, as a bar with its number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale


class LevelBar(QWidget):
    """A line of text over a bar; None is a level that is not known yet."""

    def __init__(self, theme: Theme, name: str, level: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._level = level
        self.setAccessibleName(f"{name}: {self._number()}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(200), self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw text and bar."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(0, 0, self.width(), theme.px(22))
        number = theme.px(52)
        paint_text(painter, theme.font(TypeScale.BODY), QColor(palette.ink), line.adjusted(0, 0, -number, 0), self._name)
        painter.setFont(theme.font(TypeScale.LABEL))
        painter.setPen(QColor(palette.ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._number())
        track = QRectF(0, theme.px(25), self.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.line))
        painter.drawRoundedRect(track, 3, 3)
        if self._level:
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(QRectF(0, track.top(), max(6.0, track.width() * self._level), 6), 3, 3)
        painter.end()

    def _number(self) -> str:
        return "new" if self._level is None else f"{self._level:.0%}"
