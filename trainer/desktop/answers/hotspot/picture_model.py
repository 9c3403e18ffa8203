"""The spots of a picture as a Qt model, with the pins that are set into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.desktop.process_view.wording import address_text
from trainer.questions.spots import Spot

SPOT_ROLE = Qt.ItemDataRole.UserRole
FLAGS_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class Sign(Enum):
    """What the check said of a flag; ``KEY`` flags are where a pin belongs."""

    NONE = ""
    RIGHT = "right"
    WRONG = "wrong"
    KEY = "belongs here"


@dataclass(frozen=True, slots=True)
class Flag:
    """A pin in a spot: its text without marks, and what the check said of it."""

    text: str
    sign: Sign = Sign.NONE


class PictureModel(QAbstractListModel):
    """One row a spot, the highest address first; ``flags_at`` are those of each row."""

    def __init__(self, spots: Sequence[Spot], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spots = tuple(spots)
        self._flags: dict[int, tuple[Flag, ...]] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of spots."""
        return 0 if parent.isValid() else len(self.spots)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a spot's title, what a screen reader says, the spot, or its flags."""
        spot = self.spots[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spot.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._describe(index.row())
            case _ if role == SPOT_ROLE:
                return spot
            case _ if role == FLAGS_ROLE:
                return self.flags_at(index.row())
        return None

    def flags_at(self, row: int) -> tuple[Flag, ...]:
        """Return the flags of a spot."""
        return self._flags.get(row, ())

    def show(self, flags: dict[int, tuple[Flag, ...]]) -> None:
        """Show other flags, by row."""
        self._flags = flags
        self.dataChanged.emit(self.index(0), self.index(len(self.spots) - 1))

    def _describe(self, row: int) -> str:
        spot = self.spots[row]
        place = f"{address_text(spot.start)} to {address_text(spot.end)}"
        flags = [f"{flag.text}: {flag.sign.value or 'set here'}" for flag in self.flags_at(row)]
        return ", ".join(part for part in (spot.title, spot.detail, place, *flags) if part)
