"""The regions that are still to be placed."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trainer.desktop.layout_builder.arrangement import Arrangement
from trainer.desktop.layout_builder.block_paint import paint_card, paint_outline
from trainer.desktop.layout_builder.transfer import REGION, drag
from trainer.desktop.process_view.wording import kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.widgets.carrying_list import CarryingList
from trainer.engine.regions import DESCRIPTIONS, RegionKind

KIND_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class TrayModel(QAbstractListModel):
    """The tray of an arrangement; ``picked`` is the region that waits for its place."""

    def __init__(self, arrangement: Arrangement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._kinds = arrangement.tray
        self.picked: str | None = None
        arrangement.changed.connect(self._on_changed)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many regions are left."""
        return 0 if parent.isValid() else len(self._kinds)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a region's name, what it holds, or its kind."""
        kind = self._kinds[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return kind_title(kind)
            case Qt.ItemDataRole.AccessibleTextRole:
                return kind_title(kind) + (", picked" if kind == self.picked else "")
            case Qt.ItemDataRole.ToolTipRole:
                return f"{kind_title(kind)}: {DESCRIPTIONS[RegionKind(kind)].holds}"
            case _ if role == KIND_ROLE:
                return kind
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every card be chosen and dragged; a region of the column may be dropped anywhere."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def pick(self, kind: str | None) -> None:
        """Mark the region that waits for its place."""
        self.picked = kind
        if self._kinds:
            self.dataChanged.emit(self.index(0), self.index(len(self._kinds) - 1))

    def row_of(self, kind: str) -> int | None:
        """Return the row of a region."""
        return self._kinds.index(kind) if kind in self._kinds else None

    def _on_changed(self) -> None:
        if self._arrangement.tray != self._kinds:
            self.beginResetModel()
            self._kinds = self._arrangement.tray
            self.endResetModel()


class Tray(CarryingList, QListView):
    """``picked`` gives the region that the learner takes; ``returned`` one that was dropped here."""

    FORMAT = REGION

    picked = Signal(str)
    returned = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, arrangement: Arrangement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.regions = TrayModel(arrangement, self)
        self.setModel(self.regions)
        self.setItemDelegate(_CardDelegate(theme, self))
        self.setProperty("look", "map")
        self.setAccessibleName("Regions to place")
        self.allow_carrying()
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.doItemsLayout)

    def select(self, row: int) -> None:
        """Select a row, the nearest that exists."""
        if self.regions.rowCount():
            self.setCurrentIndex(self.regions.index(max(0, min(row, self.regions.rowCount() - 1))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, or say that none is left."""
        super().paintEvent(event)
        if not self.regions.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font(TypeScale.BODY))
            painter.setPen(QColor(self._theme.palette.ink_muted))
            area = QRectF(self.viewport().rect()).adjusted(12, 24, -12, -12)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, "Everything is placed. Drop a region here to take it out again.")
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Space or Enter, let go with Escape."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.picked.emit(self.currentIndex().data(KIND_ROLE))
        elif event.key() == Qt.Key.Key_Escape and self.regions.picked:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the region under the mouse."""
        kind = self.currentIndex().data(KIND_ROLE)
        if kind:
            drag(self, self._theme, kind)

    def takes(self, carried: str) -> bool:
        """Take back regions of the column."""
        return self.regions.row_of(carried) is None

    def drop(self, carried: str, place: QPoint) -> None:
        """Take back a region of the column."""
        self.returned.emit(carried)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(KIND_ROLE))


class _CardDelegate(QStyledItemDelegate):
    """Draws a card of the tray."""

    def __init__(self, theme: Theme, tray: Tray) -> None:
        super().__init__(tray)
        self._theme = theme
        self._tray = tray

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(200), self._theme.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card."""
        painter.save()
        area = QRectF(option.rect).adjusted(3, 2, -3, -2)
        kind = index.data(KIND_ROLE)
        paint_card(painter, self._theme, kind, area)
        picked = kind == self._tray.regions.picked
        selected = option.state & QStyle.StateFlag.State_Selected and self._tray.hasFocus()
        if picked or selected or option.state & QStyle.StateFlag.State_MouseOver:
            paint_outline(painter, self._theme, area, picked=picked)
        painter.restore()
