"""The address space being built: takes regions by drag, by click and by key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.desktop.layout_builder.arrangement import Arrangement, PlacedBlock
from trainer.desktop.layout_builder.block_paint import paint_attributes, paint_card, paint_outline
from trainer.desktop.layout_builder.column_model import BLOCK_ROLE, SLOT_ROLE, ColumnModel
from trainer.desktop.layout_builder.transfer import REGION, drag
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets.carrying_list import CarryingList

_ENTER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Column(CarryingList, QListView):
    """Asks for changes by signals; the arrangement makes them.

    ``placed`` gives a region and the slot it was dropped into (``""``: the picked one), ``picked`` a region to be
    moved, ``shifted`` a region and how far down, ``removed`` a region to take out, ``key_typed`` a letter typed on a
    region.
    """

    FORMAT = REGION

    placed = Signal(str, int)
    picked = Signal(str)
    shifted = Signal(str, int)
    removed = Signal(str)
    cancelled = Signal()
    selected = Signal(str)
    key_typed = Signal(str, str)

    def __init__(
        self, theme: Theme, arrangement: Arrangement, asked: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.regions = ColumnModel(arrangement, asked, self)
        self.setModel(self.regions)
        self.setItemDelegate(_ColumnDelegate(theme, self, asked))
        self.setProperty("look", "map")
        self.setAccessibleName("Address space, highest address first")
        self.allow_carrying()
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._pressed = QPoint()
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.doItemsLayout)

    def select_kind(self, kind: str) -> None:
        """Select a region."""
        index = self.regions.row_of_kind(kind)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def select_slot(self, slot: int) -> None:
        """Select a slot, while a region is picked."""
        index = self.regions.row_of_slot(max(0, min(slot, self.regions.slots - 1)))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def slot_at(self, place: QPoint) -> int:
        """Return the slot that is nearest to a place in the viewport."""
        for slot in range(self.regions.slots - 1):
            if place.y() < self.visualRect(self.regions.index(2 * slot + 1)).center().y():
                return slot
        return self.regions.slots - 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick, place, move and remove regions by keys."""
        block = self.currentIndex().data(BLOCK_ROLE)
        slot = self.currentIndex().data(SLOT_ROLE)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt and block:
                self.shifted.emit(block.kind, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self._step(-self.regions.rowCount() if event.key() == Qt.Key.Key_Home else self.regions.rowCount())
            case key if key in _ENTER and slot is not None and self.regions.picked:
                self.placed.emit("", slot)
            case key if key in _ENTER and block:
                self.picked.emit(block.kind)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if block:
                self.removed.emit(block.kind)
            case Qt.Key.Key_Escape if self.regions.picked:
                self.cancelled.emit()
            case _ if block and event.text().strip():
                self.key_typed.emit(block.kind, event.text().lower())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click is: on a region, its upper half is another slot than its lower half."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the region under the mouse."""
        block = self.currentIndex().data(BLOCK_ROLE)
        if block and not block.fixed:
            drag(self, self._theme, block.kind)

    def hover(self, place: QPoint | None) -> None:
        """Show where the region would fall."""
        self.regions.hover(None if place is None else self.slot_at(place))

    def drop(self, carried: str, place: QPoint) -> None:
        """Place the region."""
        self.placed.emit(carried, self.slot_at(place))

    def _step(self, rows: int) -> None:
        """Go to the next slot while a region is picked, else to the next region."""
        wanted = 0 if self.regions.picked else 1
        candidates = range(wanted, self.regions.rowCount(), 2)
        if not candidates:
            return
        current = self.currentIndex().row()
        if rows > 0:
            ahead = [row for row in candidates if row > current]
            row = (ahead or [candidates[-1]])[-1 if rows > 1 else 0]
        else:
            behind = [row for row in candidates if row < current]
            row = (behind or [candidates[0]])[0 if rows < -1 else -1]
        self.setCurrentIndex(self.regions.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.regions.picked:
            slot = index.data(SLOT_ROLE)
            self.placed.emit("", self.slot_at(self._pressed) if slot is None else slot)

    def _on_current_changed(self, index: QModelIndex) -> None:
        block = index.data(BLOCK_ROLE)
        self.selected.emit(block.kind if block else "")


class _ColumnDelegate(QStyledItemDelegate):
    """Draws a slot or a region of the column."""

    def __init__(self, theme: Theme, column: Column, asked: tuple[str, ...]) -> None:
        super().__init__(column)
        self._theme = theme
        self._column = column
        self._asked = asked

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a low gap, or a slot that can be hit while a region is picked."""
        width = self._theme.px(260)
        if index.row() % 2:
            return QSize(width, self._theme.px(33))
        if self._column.regions.slots == 1:
            return QSize(width, self._theme.px(120))
        return QSize(width, self._theme.px(24) if self._column.regions.picked else self._theme.px(4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(3, 0, -3, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if index.row() % 2:
            self._paint_block(painter, area.adjusted(0, 1, 0, -1), index.data(BLOCK_ROLE), selected)
        else:
            self._paint_slot(painter, area, index.data(SLOT_ROLE), selected or hover)
        painter.restore()

    def _paint_block(self, painter: QPainter, area: QRectF, block: PlacedBlock, selected: bool) -> None:
        room = paint_card(painter, self._theme, block.kind, area, fixed=block.fixed)
        paint_attributes(painter, self._theme, block, self._asked, room)
        picked = block.kind == self._column.regions.picked
        if picked or selected:
            paint_outline(painter, self._theme, area, picked=picked)

    def _paint_slot(self, painter: QPainter, area: QRectF, slot: int, active: bool) -> None:
        palette = self._theme.palette
        regions = self._column.regions
        empty = regions.slots == 1
        if slot == regions.hovered_slot and not empty:
            painter.fillRect(area.adjusted(0, area.height() / 2 - 2, 0, -area.height() / 2 + 2), QColor(palette.accent))
            return
        if not (regions.picked or empty):
            return
        active = active or slot == regions.hovered_slot
        painter.setPen(QPen(QColor(palette.accent), 2 if active else 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(palette.accent_soft) if active else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), Radius.CONTROL, Radius.CONTROL)
        text = "Drag a region here, or pick one and click here" if empty and not regions.picked else "Place here"
        painter.setFont(self._theme.font(TypeScale.CAPTION))
        painter.setPen(QColor(palette.accent))
        painter.drawText(area.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
