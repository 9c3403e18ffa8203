"""The list of entries: numbered cards that are moved by drag, by clicks and by keys."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.ordering.sequence import ENTRY_ROLE, SequenceModel
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets import carrying
from trainer.desktop.widgets.carrying_list import CarryingList
from trainer.desktop.widgets.rich_text import document, paint_document
from trainer.desktop.widgets.whole_list import WholeList

_ENTER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


class SequenceView(CarryingList, WholeList):
    """Asks for changes by signals.

    ``picked`` gives an entry to be moved (or let go), ``placed`` an entry and its new place, ``shifted`` an entry and
    how far down.
    """

    FORMAT = "application/x-ordering-entry"

    picked = Signal(int)
    placed = Signal(int, int)
    shifted = Signal(int, int)
    cancelled = Signal()

    def __init__(self, theme: Theme, entries: SequenceModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.entries = entries
        self._gap: int | None = None
        self.setModel(entries)
        self.setAccessibleName("Entries to put in order")
        self.allow_carrying()
        self.clicked.connect(self._on_clicked)
        entries.layoutChanged.connect(self.fit)

    def current_entry(self) -> int | None:
        """Return the selected entry."""
        return self.currentIndex().data(ENTRY_ROLE) if self.currentIndex().isValid() else None

    def select(self, place: int) -> None:
        """Select the entry at a place, the nearest that exists."""
        self.setCurrentIndex(self.entries.index(max(0, min(place, self.entries.rowCount() - 1))))

    def row_height(self, index: _Index, width: float) -> float:
        """Return the height of an entry's card."""
        text = document(self._theme, self.entries.texts[index.data(ENTRY_ROLE)], self._text_width(width))
        return max(self._theme.px(28), text.size().height()) + 2 * self._theme.px(6) + 6

    def paint_row(self, painter: QPainter, index: _Index, area: QRectF, *, active: bool) -> None:
        """Draw an entry's card."""
        self._paint_card(painter, index.data(ENTRY_ROLE), index.row(), area, active=active)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, and where a dragged one would fall."""
        super().paintEvent(event)
        if self._gap is None:
            return
        rows = self.entries.rowCount()
        below = self._gap == rows
        area = self.visualRect(self.entries.index(rows - 1 if below else self._gap))
        level = area.bottom() if below else area.top()
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(area.left() + 4, level - 1.5, area.width() - 8, 3), QColor(self._theme.palette.accent))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick and let go with Space or Enter, move with the arrows."""
        entry = self.current_entry()
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key(), 0)
        moves = self.entries.picked is not None or event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down and moves and entry is not None:
            self.shifted.emit(entry, down)
        elif event.key() in _ENTER and entry is not None:
            self.picked.emit(entry)
        elif event.key() == Qt.Key.Key_Escape and self.entries.picked is not None:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the entry under the mouse."""
        entry = self.current_entry()
        if entry is None:
            return
        place = self.entries.place_of(entry)
        area = self.visualRect(self.entries.index(place))
        paint = partial(self._paint_carried, entry, place)
        data = carrying.encode(self.FORMAT, str(entry))
        carrying.carry(self, self._theme, data, area.width(), area.height(), paint)

    def hover(self, place: QPoint | None) -> None:
        """Show where the entry would fall."""
        self._gap = None if place is None else self._gap_at(place)
        self.viewport().update()

    def drop(self, carried: str, place: QPoint) -> None:
        """Move the entry."""
        entry, gap = int(carried), self._gap_at(place)
        self.placed.emit(entry, gap - (self.entries.place_of(entry) < gap))

    def _paint_card(self, painter: QPainter, entry: int, place: int, area: QRectF, *, active: bool) -> None:
        picked = entry == self.entries.picked
        theme, palette = self._theme, self._theme.palette
        card = area.adjusted(2, 3, -2, -3)
        painter.setPen(QPen(QColor(palette.accent if picked or active else palette.line_strong), 2 if active else 1))
        if picked:
            painter.setPen(QPen(QColor(palette.accent), 2.4, Qt.PenStyle.DashLine))
        given = entry in self.entries.given
        painter.setBrush(QColor(palette.accent_soft if picked else palette.sunken if given else palette.surface))
        painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        size = theme.px(24)
        badge = QRectF(card.left() + theme.px(10), card.center().y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface if given else palette.sunken))
        painter.drawEllipse(badge)
        painter.setPen(QColor(palette.ink))
        painter.setFont(theme.font(TypeScale.LABEL))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        text = document(theme, self.entries.texts[entry], self._text_width(area.width()))
        top = card.center().y() - text.size().height() / 2
        paint_document(painter, text, palette.ink, card.left() + theme.px(44), top)
        side = theme.px(16)
        grip = QRectF(card.right() - side - theme.px(8), card.center().y() - side / 2, side, side)
        paint_icon(painter, "lock" if given else "grip", palette.ink_muted, grip)

    def _paint_carried(self, entry: int, place: int, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, entry, place, area, active=True)

    def _text_width(self, width: float) -> float:
        return width - self._theme.px(44) - self._theme.px(36)

    def _gap_at(self, place: QPoint) -> int:
        """Return the gap that is nearest to a place in the viewport: ``i`` is above row ``i``."""
        for row in range(self.entries.rowCount()):
            if place.y() < self.visualRect(self.entries.index(row)).center().y():
                return row
        return self.entries.rowCount()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.entries.picked is None or self.entries.picked == index.data(ENTRY_ROLE):
            self.picked.emit(index.data(ENTRY_ROLE))
        else:
            self.placed.emit(self.entries.picked, index.row())
