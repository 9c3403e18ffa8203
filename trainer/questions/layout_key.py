"""The key of a layout: where each region lies in a run, and what it is like."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine import Region

Pair = tuple[RegionKind, RegionKind]


@dataclass(frozen=True, slots=True)
class Slot:
    """All regions of one kind: ``start`` of the lowest, ``end`` of the highest, and what they have in common."""

    kind: RegionKind
    start: int
    end: int
    permissions: str
    growth: str
    sharing: str


@dataclass(frozen=True, slots=True)
class LayoutKey:
    """The regions of a layout, highest first, and the pairs ``(above, below)`` whose order is decided."""

    slots: tuple[Slot, ...]
    pairs: tuple[Pair, ...]

    @classmethod
    def of(
        cls, regions: "Sequence[Region]", kinds: Collection[RegionKind], free: Sequence[Sequence[RegionKind]] = ()
    ) -> "LayoutKey":
        """Read the key off the regions of a run; every kind must be among them."""
        slots = sorted((_slot(regions, kind) for kind in kinds), key=lambda slot: slot.end, reverse=True)
        groups = [set(group) for group in free]
        pairs = [
            (upper.kind, lower.kind)
            for upper, lower in combinations(slots, 2)
            if lower.end <= upper.start and not any({upper.kind, lower.kind} <= group for group in groups)
        ]
        return cls(tuple(slots), tuple(pairs))

    @property
    def order(self) -> tuple[RegionKind, ...]:
        """The kinds, highest first."""
        return tuple(slot.kind for slot in self.slots)

    def slot(self, kind: RegionKind) -> Slot:
        """Return the slot of ``kind``."""
        return next(slot for slot in self.slots if slot.kind == kind)

    def attribute(self, kind: RegionKind, name: str) -> str:
        """Return ``permissions``, ``growth`` or ``sharing`` of ``kind``."""
        return str(getattr(self.slot(kind), name))


def _slot(regions: "Sequence[Region]", kind: RegionKind) -> Slot:
    own = [region for region in regions if region.kind == kind]
    first = own[0]
    return Slot(
        kind,
        min(region.start for region in own),
        max(region.end for region in own),
        first.permissions[:3],
        first.grows or "none",
        first.shared_by,
    )
