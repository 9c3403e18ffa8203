"""The list of entries: numbered cards that are moved by drag, by clicks and by keys."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.desktop.answers.ordering.sequence import ENTRY_ROLE, SequenceModel
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets import carrying
from trainer.desktop.widgets.rich_text import document, paint_document

FORMAT = "application/x-ordering-entry"
_ENTER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


class SequenceView(QListView):
    """Asks for changes by signals, as tall as its entries.

    ``picked`` gives an entry to be moved, ``placed`` an entry and its new place (the picked one is -1), ``shifted`` an
    entry and how far down.
    """

    picked = Signal(int)
    placed = Signal(int, int)
    shifted = Signal(int, int)
    cancelled = Signal()

    def __init__(self, theme: Theme, entries: SequenceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entries = entries
        self._gap: int | None = None
        self.setModel(entries)
        self.setItemDelegate(_CardDelegate(theme, self))
        self.setProperty("look", "map")
        self.setAccessibleName("Entries to put in order")
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        entries.layoutChanged.connect(self.viewport().update)
        theme.changed.connect(self._fit)

    def current_entry(self) -> int | None:
        """Return the selected entry."""
        return self.currentIndex().data(ENTRY_ROLE) if self.currentIndex().isValid() else None

    def select(self, place: int) -> None:
        """Select the entry at a place, the nearest that exists."""
        self.setCurrentIndex(self.entries.index(max(0, min(place, self.entries.rowCount() - 1))))

    def card_height(self, entry: int, width: float) -> float:
        """Return the height of an entry's card in a list of that width."""
        text = document(self._theme, self.entries.texts[entry], self._text_width(width))
        return max(self._theme.px(28), text.size().height()) + 2 * self._theme.px(6) + 4

    def paint_card(
        self, painter: QPainter, entry: int, place: int, area: QRectF, *, strong: bool, picked: bool
    ) -> None:
        """Draw an entry's card with the number of its place."""
        theme, palette = self._theme, self._theme.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = area.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(palette.accent if picked or strong else palette.line_strong), 2 if strong else 1))
        if picked:
            painter.setPen(QPen(QColor(palette.accent), 2.4, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(palette.accent_soft if picked else palette.surface))
        painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        size = theme.px(24)
        badge = QRectF(card.left() + theme.px(10), card.center().y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.sunken))
        painter.drawEllipse(badge)
        painter.setPen(QColor(palette.ink))
        painter.setFont(theme.font(TypeScale.LABEL))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        text = document(theme, self.entries.texts[entry], self._text_width(area.width()))
        top = card.center().y() - text.size().height() / 2
        paint_document(painter, text, palette.ink, card.left() + theme.px(44), top)
        side = theme.px(16)
        grip = QRectF(card.right() - side - theme.px(8), card.center().y() - side / 2, side, side)
        paint_icon(painter, "grip", palette.ink_muted, grip)

    def sizeHint(self) -> QSize:
        """Return the height of all entries."""
        return QSize(self._theme.px(320), self._content_height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of all entries."""
        return QSize(self._theme.px(180), self._content_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts to the width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

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
        height = int(self.card_height(entry, self.viewport().width()))
        paint = partial(self._paint_carried, entry, place)
        data = carrying.encode(FORMAT, str(entry))
        carrying.carry(self, self._theme, data, self.viewport().width(), height, paint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take entries."""
        if carrying.decode(FORMAT, event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the entry would fall."""
        if carrying.decode(FORMAT, event.mimeData()) is not None:
            self._hover(self._gap_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget where the entry would have fallen."""
        self._hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the entry."""
        carried = carrying.decode(FORMAT, event.mimeData())
        gap = self._gap_at(event.position().toPoint())
        self._hover(None)
        if carried is not None:
            event.acceptProposedAction()
            entry = int(carried)
            self.placed.emit(entry, gap - (self.entries.place_of(entry) < gap))

    def _paint_carried(self, entry: int, place: int, painter: QPainter, area: QRectF) -> None:
        self.paint_card(painter, entry, place, area, strong=True, picked=False)

    def _text_width(self, width: float) -> float:
        return width - self._theme.px(44) - self._theme.px(36)

    def _content_height(self) -> int:
        width = self.viewport().width()
        return int(sum(self.card_height(entry, width) + 1 for entry in self.entries.order)) + 2 * self.frameWidth() + 4

    def _fit(self) -> None:
        self.doItemsLayout()
        height = self._content_height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _gap_at(self, place: QPoint) -> int:
        """Return the gap that is nearest to a place in the viewport: ``i`` is above row ``i``."""
        for row in range(self.entries.rowCount()):
            if place.y() < self.visualRect(self.entries.index(row)).center().y():
                return row
        return self.entries.rowCount()

    def _hover(self, gap: int | None) -> None:
        self._gap = gap
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.entries.picked is None or self.entries.picked == index.data(ENTRY_ROLE):
            self.picked.emit(index.data(ENTRY_ROLE))
        else:
            self.placed.emit(self.entries.picked, index.row())


class _CardDelegate(QStyledItemDelegate):
    """Draws an entry's card."""

    def __init__(self, theme: Theme, view: SequenceView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the wrapped text."""
        width = self._view.viewport().width()
        return QSize(width, int(self._view.card_height(index.data(ENTRY_ROLE), width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card."""
        painter.save()
        entry = index.data(ENTRY_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        picked = entry == self._view.entries.picked
        self._view.paint_card(painter, entry, index.row(), QRectF(option.rect), strong=selected or hover, picked=picked)
        painter.restore()
