"""How well each region is known: the address space of the textbook, filled as far as it is mastered."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.regions import REGION_KINDS
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale

TEXTBOOK = REGION_KINDS[:13]


class MasteryColumn(QWidget):
    """A row a region, the highest address first; ``levels`` gives 0…1, or None where nothing was answered yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels: Mapping[str, float | None] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What you know, region by region")
        theme.changed.connect(self.updateGeometry)

    def show_levels(self, levels: Mapping[str, float | None]) -> None:
        """Show other levels."""
        self._levels = levels
        self.setAccessibleDescription(
            "; ".join(f"{kind_title(kind)} {_percent(levels.get(kind))}" for kind in TEXTBOOK)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(280), len(TEXTBOOK) * self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that is readable."""
        return QSize(self._theme.px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the column."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(32)
        for index, kind in enumerate(TEXTBOOK):
            area = QRectF(0.5, index * height + 0.5, self.width() - 1, height - 4)
            self._paint_row(painter, area, kind, self._levels.get(kind))
        painter.end()

    def _paint_row(self, painter: QPainter, area: QRectF, kind: str, level: float | None) -> None:
        theme, palette = self._theme, self._theme.palette
        colours = theme.region(kind)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipRect(QRectF(area.left(), area.top(), area.width() * (level or 0.0), area.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(area.left(), area.top(), theme.px(5), area.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge))
        painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        painter.restore()
        number = _percent(level)
        font = theme.font(TypeScale.LABEL)
        width = theme.metrics(TypeScale.LABEL).horizontalAdvance(number) + 4
        words = area.adjusted(theme.px(12), 0, -width - theme.px(12), 0)
        # the page's ink: it can be read on the filled and on the empty part of the row
        ink = QColor(palette.ink)
        paint_text(painter, theme.font(TypeScale.BODY), ink, words, capital(kind_title(kind)))
        place = QRectF(area.right() - width - theme.px(8), area.top(), width, area.height())
        paint_text(painter, font, ink if level is not None else QColor(palette.ink_muted), place, number)


def _percent(level: float | None) -> str:
    return "new" if level is None else f"{level:.0%}"
