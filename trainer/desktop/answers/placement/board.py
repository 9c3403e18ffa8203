"""The board: regions as they lie in memory, with the objects that were put into them."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.placement.board_model import ROW_ROLE, BoardModel
from trainer.desktop.answers.placement.board_paint import BoardPaint
from trainer.desktop.answers.placement.rows import BoardRow
from trainer.desktop.theme.theme import Theme
from trainer.desktop.widgets import carrying
from trainer.desktop.widgets.carrying_list import CarryingList
from trainer.desktop.widgets.whole_list import WholeList

_ENTER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


class Board(CarryingList, WholeList):
    """Asks for changes by signals: an object is ``picked`` or ``placed`` into a group, or the hand is emptied."""

    FORMAT = "application/x-placed-object"

    picked = Signal(int)
    placed = Signal(int, str)
    cancelled = Signal()

    def __init__(self, theme: Theme, things: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.things = things
        self._paint = BoardPaint(theme, things)
        self.setModel(things)
        self.setAccessibleName("Objects and regions, highest address first")
        self.allow_carrying()
        self.clicked.connect(self._on_clicked)
        things.modelReset.connect(self.fit)

    def select(self, index: QModelIndex) -> None:
        """Select a row, if it exists."""
        if index.isValid():
            self.setCurrentIndex(index)

    def row_height(self, index: _Index, width: float) -> float:
        """Return the height of a heading or an object."""
        return self._paint.height(index.data(ROW_ROLE), width)

    def paint_row(self, painter: QPainter, index: _Index, area: QRectF, *, active: bool) -> None:
        """Draw a heading or an object."""
        self._paint.paint(painter, index.data(ROW_ROLE), area, active=active)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick an object, go from region to region with it, and let it go."""
        row = self.currentIndex().data(ROW_ROLE)
        hand = self.things.picked
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key(), 0)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case _ if down and hand is not None:
                self._next_heading(down)
            case _ if down and alt and row is not None and row.thing is not None:
                self._to_neighbour(row, down)
            case key if key in _ENTER and hand is not None and row is not None:
                self.placed.emit(hand, row.group)
            case key if key in _ENTER and row is not None and row.thing is not None:
                self.picked.emit(row.thing)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if row is not None and row.thing is not None:
                self.placed.emit(row.thing, "")
            case Qt.Key.Key_Escape if hand is not None:
                self.cancelled.emit()
            case _:
                super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the object under the mouse."""
        row = self.currentIndex().data(ROW_ROLE)
        if row is None or row.thing is None:
            return
        area = self.visualRect(self.currentIndex())
        paint = partial(self._paint.paint_carried, row)
        data = carrying.encode(self.FORMAT, str(row.thing))
        carrying.carry(self, self._theme, data, area.width(), area.height(), paint)

    def hover(self, place: QPoint | None) -> None:
        """Show the region that the object would fall into."""
        self.things.hover(None if place is None else self._group_at(place))

    def drop(self, carried: str, place: QPoint) -> None:
        """Put the object into the region."""
        self.placed.emit(int(carried), self._group_at(place))

    def _row(self, number: int) -> BoardRow:
        return self.things.rows[number]

    def _group_at(self, place: QPoint) -> str:
        index = self.indexAt(place)
        return self._row(index.row() if index.isValid() else self.things.rowCount() - 1).group

    def _next_heading(self, down: int) -> None:
        current = self.currentIndex().row()
        headings = self.things.headings()
        ahead = [number for number in headings if (number > current if down > 0 else number < current)]
        if ahead:
            self.select(self.things.index(ahead[0] if down > 0 else ahead[-1]))

    def _to_neighbour(self, row: BoardRow, down: int) -> None:
        groups = [self._row(number).group for number in self.things.headings()]
        wanted = groups.index(row.group) + down
        if 0 <= wanted < len(groups):
            self.placed.emit(row.thing, groups[wanted])

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if self.things.picked is not None and row.thing != self.things.picked:
            self.placed.emit(self.things.picked, row.group)
        elif row.thing is not None:
            self.picked.emit(row.thing)
