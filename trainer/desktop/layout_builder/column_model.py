"""The address space being built as a Qt model: slots and regions in turn."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.desktop.layout_builder.arrangement import Arrangement, PlacedBlock
from trainer.desktop.process_view.wording import kind_title, permission_words

BLOCK_ROLE = Qt.ItemDataRole.UserRole
SLOT_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class ColumnModel(QAbstractListModel):
    """Row 2i is slot i, row 2i + 1 the region below it; slots can be chosen only while a region is picked."""

    def __init__(self, arrangement: Arrangement, asked: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._asked = asked
        self._blocks = arrangement.blocks
        self.picked: str | None = None
        self.hovered_slot: int | None = None
        arrangement.changed.connect(self._on_changed)

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return len(self._blocks) + 1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of slots and regions."""
        return 0 if parent.isValid() else 2 * len(self._blocks) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says, its region, or its slot."""
        row = index.row()
        if row % 2:
            block = self._blocks[row // 2]
            match role:
                case Qt.ItemDataRole.DisplayRole:
                    return kind_title(block.kind)
                case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                    return self._describe(block)
                case _ if role == BLOCK_ROLE:
                    return block
        elif role == SLOT_ROLE:
            return row // 2
        elif role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.slot_text(row // 2)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let slots be chosen only while a region is picked."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if index.row() % 2:
            block = self._blocks[index.row() // 2]
            return flags if block.fixed else flags | Qt.ItemFlag.ItemIsDragEnabled
        return flags if self.picked else Qt.ItemFlag.ItemIsEnabled

    def slot_text(self, slot: int) -> str:
        """Say where a slot is."""
        above, below = self._arrangement.neighbours(slot)
        if above is None and below is None:
            return "Empty address space"
        if above is None:
            return f"Slot at the top, above {kind_title(str(below))}"
        if below is None:
            return f"Slot at the bottom, below {kind_title(above)}"
        return f"Slot between {kind_title(above)} and {kind_title(below)}"

    def pick(self, kind: str | None) -> None:
        """Open the slots for a region, or close them."""
        self.picked = kind
        self._refresh()

    def hover(self, slot: int | None) -> None:
        """Mark the slot that a dragged region would fall into."""
        if slot != self.hovered_slot:
            self.hovered_slot = slot
            self._refresh()

    def row_of_slot(self, slot: int) -> QModelIndex:
        """Return the row of a slot."""
        return self.index(2 * slot)

    def row_of_kind(self, kind: str) -> QModelIndex:
        """Return the row of a region; invalid if it is not in the column."""
        index = self._arrangement.index_of(kind)
        return QModelIndex() if index is None else self.index(2 * index + 1)

    def _describe(self, block: PlacedBlock) -> str:
        parts = [kind_title(block.kind)]
        if "permissions" in self._asked:
            said = permission_words(block.permissions) if block.permissions else "not set"
            parts.append(f"permissions {said}")
        if "growth" in self._asked:
            said = {"up": "grows up", "down": "grows down", "none": "does not grow"}.get(block.growth or "")
            parts.append(said or "growth not set")
        if "sharing" in self._asked:
            parts.append(f"used by {block.sharing}" if block.sharing else "use not set")
        if block.fixed:
            parts.append("given")
        if block.kind == self.picked:
            parts.append("picked")
        return ", ".join(parts)

    def _on_changed(self) -> None:
        if [block.kind for block in self._blocks] == [block.kind for block in self._arrangement.blocks]:
            self._blocks = self._arrangement.blocks
            self._refresh()
            return
        self.beginResetModel()
        self._blocks = self._arrangement.blocks
        self.endResetModel()

    def _refresh(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.layoutChanged.emit()
