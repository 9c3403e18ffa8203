"""The address space as far as the learner has built it; no Qt widgets, every change is one method."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

ATTRIBUTES = ("permissions", "growth", "sharing")


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A region in the column; an attribute is None until it is given. ``fixed`` ones were there from the start."""

    kind: str
    fixed: bool = False
    permissions: str | None = None
    growth: str | None = None
    sharing: str | None = None


class Arrangement(QObject):
    """``tray`` is what is left to place; ``blocks`` are in the column, the highest address first.

    Slot ``i`` of the column is the gap above block ``i``; the last slot is the gap below all.
    """

    changed = Signal()

    def __init__(self, tray: Sequence[str], given: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered = tuple(tray)
        self._given = tuple(given)
        self.tray: tuple[str, ...] = self._offered
        self.blocks: tuple[PlacedBlock, ...] = tuple(PlacedBlock(kind, fixed=True) for kind in given)

    def index_of(self, kind: str) -> int | None:
        """Return where a region lies in the column, None if it is in the tray."""
        return next((index for index, block in enumerate(self.blocks) if block.kind == kind), None)

    def block(self, kind: str) -> PlacedBlock | None:
        """Return a region of the column."""
        index = self.index_of(kind)
        return None if index is None else self.blocks[index]

    def place(self, kind: str, slot: int) -> None:
        """Put a region into a slot, from the tray or from elsewhere in the column."""
        index = self.index_of(kind)
        if index is None:
            block = PlacedBlock(kind)
            rest = self.blocks
        else:
            block = self.blocks[index]
            if block.fixed:
                return
            rest = self.blocks[:index] + self.blocks[index + 1 :]
            slot -= slot > index
        slot = max(0, min(slot, len(rest)))
        self.blocks = (*rest[:slot], block, *rest[slot:])
        self.tray = tuple(other for other in self.tray if other != kind)
        self.changed.emit()

    def shift(self, kind: str, down: int) -> bool:
        """Move a region ``down`` places (negative: up); say whether it moved."""
        index = self.index_of(kind)
        if index is None or self.blocks[index].fixed or not 0 <= index + down < len(self.blocks):
            return False
        self.place(kind, index + down + (down > 0))
        return True

    def remove(self, kind: str) -> bool:
        """Put a region back into the tray; say whether it could be."""
        block = self.block(kind)
        if block is None or block.fixed:
            return False
        self.blocks = tuple(other for other in self.blocks if other.kind != kind)
        left = {*self.tray, kind}
        self.tray = tuple(other for other in self._offered if other in left)
        self.changed.emit()
        return True

    def set_attribute(self, kind: str, name: str, value: str | None) -> None:
        """Say what a region of the column is like."""
        if name not in ATTRIBUTES:
            raise ValueError(f"{name} is not an attribute of a region")
        self.blocks = tuple(replace(block, **{name: value}) if block.kind == kind else block for block in self.blocks)
        self.changed.emit()

    def clear(self) -> None:
        """Start again."""
        self.tray = self._offered
        self.blocks = tuple(PlacedBlock(kind, fixed=True) for kind in self._given)
        self.changed.emit()

    def neighbours(self, slot: int) -> tuple[str | None, str | None]:
        """Return the regions above and below a slot."""
        above = self.blocks[slot - 1].kind if slot > 0 else None
        below = self.blocks[slot].kind if slot < len(self.blocks) else None
        return above, below
