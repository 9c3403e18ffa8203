"""How well each region is known: the address space of the textbook, filled as far as it is mastered."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.regions import REGION_KINDS
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, Space, TypeScale
from trainer.desktop.widgets.basics import column

TEXTBOOK = REGION_KINDS[:13]


class MasteryColumn(QWidget):
    """A row a region, the highest address first; ``region_chosen`` gives the kind of one that is to be practised."""

    region_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What you know, region by region")
        layout = column(self, Space.XS)
        self._rows: dict[str, _RegionRow] = {}
        for kind in TEXTBOOK:
            self._rows[kind] = line = _RegionRow(theme, kind)
            line.clicked.connect(partial(self.region_chosen.emit, kind))
            layout.addWidget(line)

    def show_levels(self, levels: Mapping[str, float | None]) -> None:
        """Show other levels, 0…1 or None where nothing was answered yet; a region without cards is in none."""
        for kind, line in self._rows.items():
            line.show_level(levels.get(kind), has_cards=kind in levels)


class _RegionRow(QPushButton):
    """One region, which is practised when it is chosen."""

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._level: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        self.show_level(None, has_cards=False)

    def show_level(self, level: float | None, *, has_cards: bool) -> None:
        """Show how well the region is known."""
        self._level = level
        self.setAccessibleName(f"Practise {kind_title(self._kind)}: known {_percent(level)}")
        self.setEnabled(has_cards)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(280), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that is readable."""
        return QSize(self._theme.px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the region, filled as far as it is known."""
        theme, palette, level = self._theme, self._theme.palette, self._level
        colours = theme.region(self._kind)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in (
            (area.width(), palette.hover if self.underMouse() and self.isEnabled() else palette.surface),
            (area.width() * (level or 0.0), colours.fill),
            (theme.px(5), colours.edge),
        ):
            painter.setClipRect(QRectF(area.left(), area.top(), width, area.height()))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.focus), 2) if self.hasFocus() else QPen(QColor(palette.line), 1))
        painter.drawRoundedRect(area, Radius.SMALL, Radius.SMALL)
        number = _percent(level)
        width = theme.metrics(TypeScale.LABEL).horizontalAdvance(number) + 4
        words = area.adjusted(theme.px(12), 0, -width - theme.px(12), 0)
        # the page's ink: it can be read on the filled and on the empty part of the row
        ink = QColor(palette.ink)
        paint_text(painter, theme.font(TypeScale.BODY), ink, words, capital(kind_title(self._kind)))
        place = QRectF(area.right() - width - theme.px(8), area.top(), width, area.height())
        said = ink if level is not None else QColor(palette.ink_muted)
        paint_text(painter, theme.font(TypeScale.LABEL), said, place, number)
        painter.end()


def _percent(level: float | None) -> str:
    return "new" if level is None else f"{level:.0%}"
