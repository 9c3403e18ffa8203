"""The board as a Qt model: a heading for each region, its objects below it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.desktop.answers.placement.rows import BoardRow, group_title, spoken
from trainer.desktop.widgets.rich_text import plain

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractListModel):
    """``rows`` are shown; ``texts`` are those of the objects (Markdown); ``picked`` is the object in the hand."""

    def __init__(self, texts: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = tuple(texts)
        self.rows: tuple[BoardRow, ...] = ()
        self.picked: int | None = None
        self.hovered: str | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of headings and objects."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's text, what a screen reader says, or the row."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group_title(row.group) if row.thing is None else plain(self.texts[row.thing])
            case Qt.ItemDataRole.AccessibleTextRole:
                picked = ", picked" if row.thing is not None and row.thing == self.picked else ""
                return spoken(row, self.texts) + picked
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let objects be dragged, and everything be dropped on."""
        flags = Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if self.rows[index.row()].thing is not None:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def show(self, rows: Sequence[BoardRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def pick(self, thing: int | None) -> None:
        """Mark the object in the hand."""
        self.picked = thing
        self._refresh()

    def hover(self, group: str | None) -> None:
        """Mark the group that a dragged object would fall into."""
        if group != self.hovered:
            self.hovered = group
            self._refresh()

    def heading(self, group: str) -> QModelIndex:
        """Return the heading of a group."""
        return self._find(lambda row: row.group == group and row.thing is None)

    def row_of(self, thing: int) -> QModelIndex:
        """Return the row of an object."""
        return self._find(lambda row: row.thing == thing)

    def headings(self) -> list[int]:
        """Return the row numbers of the headings."""
        return [number for number, row in enumerate(self.rows) if row.thing is None]

    def _find(self, wanted: object) -> QModelIndex:
        return next((self.index(number) for number, row in enumerate(self.rows) if wanted(row)), QModelIndex())

    def _refresh(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
