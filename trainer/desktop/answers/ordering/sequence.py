"""The entries in the order that the learner gave them, as a Qt model."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.desktop.widgets.rich_text import plain

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class SequenceModel(QAbstractListModel):
    """Row ``i`` is the entry at place ``i``; ``picked`` is the entry that waits for its place.

    ``texts`` are those of the entries (Markdown) by their number, ``order`` their numbers from top to bottom. Those
    that are ``given`` stay in their order: only the others are moved.
    """

    def __init__(
        self, texts: Sequence[str], order: Sequence[int], given: Collection[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.texts = tuple(texts)
        self.order = tuple(order)
        self.given = frozenset(given)
        self.picked: int | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry's text, what a screen reader says, or its number."""
        entry = self.order[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(self.texts[entry])
            case Qt.ItemDataRole.AccessibleTextRole:
                state = ", given" if entry in self.given else ", picked" if entry == self.picked else ""
                return f"{index.row() + 1} of {len(self.order)}: {plain(self.texts[entry])}{state}"
            case _ if role == ENTRY_ROLE:
                return entry
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every entry be chosen, and be dragged to the place of another unless it is given."""
        flags = Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if self.order[index.row()] not in self.given:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def place_of(self, entry: int) -> int:
        """Return the place of an entry, from 0."""
        return self.order.index(entry)

    def move(self, entry: int, place: int) -> bool:
        """Put an entry at a place, the others close up; say whether anything changed."""
        rest = [other for other in self.order if other != entry]
        place = max(0, min(place, len(rest)))
        return self.arrange((*rest[:place], entry, *rest[place:]))

    def arrange(self, order: Sequence[int]) -> bool:
        """Give all entries another order; say whether anything changed."""
        if tuple(order) == self.order:
            return False
        self.layoutAboutToBeChanged.emit()
        before = self.order
        self.order = tuple(order)
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(self.place_of(before[index.row()])) for index in old])
        self.layoutChanged.emit()
        return True

    def pick(self, entry: int | None) -> None:
        """Mark the entry that waits for its place."""
        self.picked = entry
        self.dataChanged.emit(self.index(0), self.index(len(self.order) - 1))
