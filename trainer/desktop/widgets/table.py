"""A read-only table of text, with coloured chips for regions."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.widgets.basics import tooltip

_Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]
_LEAST = 180  # pixels at 100 % text that the widest column keeps in any case
_MEASURED = 100  # rows beside those that are seen, after which the columns are as wide as these need


class RecordModel(QAbstractTableModel):
    """Rows of text under ``headers``; ``kinds`` gives each row a region kind or "" for its chip."""

    def __init__(
        self, theme: Theme, headers: Sequence[str], code: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headers = tuple(headers)
        self._code = frozenset(code)
        self._rows: Sequence[Row] = ()
        self._kinds: Sequence[str] = ()

    def set_rows(self, rows: Sequence[Row], kinds: Sequence[str] = ()) -> None:
        """Show other rows; the selection stays if only the text changed."""
        if len(rows) == len(self._rows):
            self._rows, self._kinds = rows, kinds
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._headers) - 1))
            return
        self.beginResetModel()
        self._rows, self._kinds = rows, kinds
        self.endResetModel()

    def set_headers(self, headers: Sequence[str]) -> None:
        """Have other columns, and no rows yet."""
        self.beginResetModel()
        self._headers, self._rows, self._kinds = tuple(headers), (), ()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its font, or the chip of the row's region."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._text(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headers[index.column()]}: {self._text(index)}"
            case Qt.ItemDataRole.FontRole if index.column() in self._code:
                return self._theme.font(TypeScale.CODE)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0 and self._kind(index.row()):
                return self._chip(self._kind(index.row()))
        return None

    def _text(self, index: _Index) -> str:
        return self._rows[index.row()][index.column()]

    def _kind(self, row: int) -> str:
        return self._kinds[row] if row < len(self._kinds) else ""

    def _chip(self, kind: str) -> QPixmap:
        colours = self._theme.region(kind)
        chip = QPixmap(self._theme.px(10), self._theme.px(14))
        chip.fill(QColor(colours.edge))
        return chip


class RecordTable(QTableView):
    """Shows a ``RecordModel``; ``row_chosen`` gives the number of a row that is clicked or entered."""

    row_chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, headers: Sequence[str], code: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._styled_for = 0
        self._wanted: list[int] = []  # by the text of each column
        self.records = RecordModel(theme, headers, code, self)
        self.setModel(self.records)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_rows(self, rows: Sequence[Row], kinds: Sequence[str] = ()) -> None:
        """Show other rows and fit the columns to them."""
        self.records.set_rows(rows, kinds)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns follow."""
        super().resizeEvent(event)
        self._fill()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the size of the text, if that has changed meanwhile."""
        super().showEvent(event)
        if self._styled_for != self._theme.percent:
            self._restyle()

    def _restyle(self) -> None:
        if not self.isVisible() and self._styled_for:
            return  # many tables are on pages that nobody looks at
        self._styled_for = self._theme.percent
        self.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        self.horizontalHeader().setMinimumHeight(self._theme.px(28))
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.horizontalHeader().setStretchLastSection(False)
        self.resizeColumnsToContents()
        self._wanted = [self.columnWidth(column) for column in range(self.records.columnCount())]
        self._fill()

    def _fill(self) -> None:
        """Give the last column the room that is left, or take what lacks from the widest; then the table scrolls.

        The tooltip of a cell says what is cut.
        """
        header, room = self.horizontalHeader(), self.viewport().width()
        last = len(self._wanted) - 1
        widest = max(range(last + 1), key=self._wanted.__getitem__)
        if widest != last:
            others = header.length() - header.sectionSize(widest) - header.sectionSize(last) + self._wanted[last]
            least = min(self._wanted[widest], self._theme.px(_LEAST))
            header.resizeSection(widest, max(least, min(self._wanted[widest], room - others)))
        fits = header.length() - header.sectionSize(last) + self._wanted[last] <= room
        header.setStretchLastSection(fits)
        if not fits:
            header.resizeSection(last, self._wanted[last])
