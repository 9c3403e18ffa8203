"""A named level, 0…1, as a bar with its number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.widgets.basics import tooltip


class LevelButton(QPushButton):
    """A button with a name, a note, and a level as a bar: a topic to practise, or whatever ``verb`` says.

    ``measure`` names the level.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        note: str,
        level: float | None,
        *,
        verb: str = "Practise",
        measure: str = "known",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._note = note
        self._level = level
        self.setProperty("look", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tooltip(f"{name}: {note}"))  # there may not be the room for all of it
        self.setAccessibleName(f"{verb} {name}: {note}, {measure} {_percent(level)}")
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(200), self._theme.px(52))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that is readable."""
        return QSize(self._theme.px(150), self._theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, note and bar over the button."""
        super().paintEvent(event)
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(8))
        line = QRectF(area.left(), area.top(), area.width(), theme.px(22))
        font, measured = theme.font(TypeScale.CAPTION), theme.metrics(TypeScale.CAPTION)
        needed = theme.metrics(TypeScale.STRONG).horizontalAdvance(self._name)
        # the name before the note
        notes = (f"{self._note} · {_percent(self._level)}", _percent(self._level))
        note = notes[needed + measured.horizontalAdvance(notes[0]) + 12 > line.width()]
        width = measured.horizontalAdvance(note) + 4
        words = line.adjusted(0, 0, -width - 8, 0)
        paint_text(painter, theme.font(TypeScale.STRONG), QColor(palette.ink), words, self._name)
        place = QRectF(line.right() - width, line.top(), width, line.height())
        paint_text(painter, font, QColor(palette.ink_muted), place, note)
        _paint_bar(painter, theme, QRectF(area.left(), area.bottom() - 6, area.width(), 6), self._level)
        painter.end()


def _paint_bar(painter: QPainter, theme: Theme, track: QRectF, level: float | None) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.palette.line))
    painter.drawRoundedRect(track, 3, 3)
    if level:
        painter.setBrush(QColor(theme.palette.accent))
        filled = QRectF(track.left(), track.top(), max(6.0, track.width() * level), track.height())
        painter.drawRoundedRect(filled, 3, 3)


def _percent(level: float | None) -> str:
    return "new" if level is None else f"{level:.0%}"
