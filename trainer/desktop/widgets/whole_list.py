"""A list that is as tall as its rows, so that the page scrolls and not the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.desktop.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


class WholeList(QListView):
    """Asks its subclass for the height of a row (``row_height``) and to draw it (``paint_row``)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[tuple[int, int], list[int]] = {}
        self.setItemDelegate(_RowDelegate(self))
        self.setProperty("look", "map")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.fit)

    def row_height(self, index: _Index, width: float) -> float:
        """Return the height of a row in a list of that width."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, index: _Index, area: QRectF, *, active: bool) -> None:
        """Draw a row; an ``active`` one is selected by the keyboard or under the mouse."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._theme.px(320), self._content_height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._theme.px(180), self._content_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows to the width."""
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Keep the row that the keyboard is on in view of the page."""
        super().currentChanged(current, previous)
        page = self._page()
        if page is not None and current.isValid() and self.hasFocus():
            place = self.viewport().mapTo(page.widget(), self.visualRect(current).center())
            page.ensureVisible(place.x(), place.y(), 0, self._theme.px(40))

    def fit(self) -> None:
        """Take the height of the rows, measured anew."""
        self._heights.clear()
        self.doItemsLayout()
        height = self._content_height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def heights(self) -> list[int]:
        """Return the heights of the rows, measured once: layouts ask some dozens of times."""
        width, model = self.viewport().width(), self.model()
        key = width, model.rowCount()
        if key not in self._heights:
            self._heights[key] = [int(self.row_height(model.index(row, 0), width)) for row in range(model.rowCount())]
        return self._heights[key]

    def _page(self) -> QScrollArea | None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        return page

    def _content_height(self) -> int:
        if self.model() is None:
            return 0
        return sum(self.heights()) + 2 * self.frameWidth()


class _RowDelegate(QStyledItemDelegate):
    """Lets the list draw its rows."""

    def __init__(self, rows: WholeList) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row."""
        return QSize(self._rows.viewport().width(), self._rows.heights()[index.row()])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._rows.hasFocus()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver) and self._rows.isEnabled()
        self._rows.paint_row(painter, index, QRectF(option.rect), active=selected or hover)
        painter.restore()
