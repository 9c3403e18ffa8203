"""The rows of an address space as a Qt model, so that lists, keys and screen readers work on it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.desktop.process_view.geometry import MapGeometry, MapRow
from trainer.desktop.process_view.wording import (
    address_text,
    growth_text,
    hole_text,
    permission_words,
    region_title,
    sharing_text,
    size_text,
)

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class MapModel(QAbstractListModel):
    """One item a region or hole, the highest address first; ``ROW_ROLE`` gives its ``MapRow``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.geometry = MapGeometry(())

    def set_geometry(self, geometry: MapGeometry) -> None:
        """Show another address space; rows that only changed keep the selection."""
        if [(row.start, row.region is None) for row in geometry.rows] == [
            (row.start, row.region is None) for row in self.geometry.rows
        ]:
            self.geometry = geometry
            if geometry.rows:
                self.dataChanged.emit(self.index(0), self.index(len(geometry.rows) - 1))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.geometry = geometry
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.geometry.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's name, its full description, or the row itself."""
        if not index.isValid() or index.row() >= len(self.geometry.rows):
            return None
        row = self.geometry.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return region_title(row.region) if row.region else hole_text(row.start)
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe(row)
            case Qt.ItemDataRole.ToolTipRole:
                return describe(row).replace("; ", "\n")
            case _ if role == ROW_ROLE:
                return row
        return None


def describe(row: MapRow) -> str:
    """Describe a row in one sentence for a tooltip or a screen reader."""
    place = f"{address_text(row.start)} to {address_text(row.end)}, {size_text(row.size)}"
    if row.region is None:
        parts = [hole_text(row.start), place, "any access faults"]
    else:
        parts = [region_title(row.region), place, permission_words(row.region.permissions)]
        if sharing := sharing_text(row.region):
            parts.append(sharing)
        if row.region.grows:
            parts.append(growth_text(row.region.grows).rstrip(" ↑↓"))
        parts.append(f"{size_text(row.region.resident)} in memory")
    parts += [f"{mark.text} at {address_text(mark.address)}" for mark in row.marks]
    return "; ".join(parts)
