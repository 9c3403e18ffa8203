"""Where each part of an address space lies in the picture; pure arithmetic, no Qt.

The picture is not to scale: a region's height grows with the logarithm of its size, a hole has one height
however large it is, and marks (a fault, a pointer's target) get a line of their own inside their region.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.engine.regions import Region, RegionKind

PAGE = 4096

# the many mappings of the libraries are drawn low, so that the program's own regions are not crowded out
_LIBRARIES = frozenset({RegionKind.LIBC, RegionKind.LD_SO, RegionKind.VDSO, RegionKind.VVAR, RegionKind.VSYSCALL})


@dataclass(frozen=True, slots=True)
class MapMark:
    """Something to point at: ``tone`` is ``fault`` or ``pointer``."""

    address: int
    text: str
    tone: str = "pointer"


@dataclass(frozen=True, slots=True)
class MapRow:
    """A region, or a hole where ``region`` is None, from ``top`` down over ``height`` units; end address on top."""

    start: int
    end: int
    region: Region | None
    marks: tuple[MapMark, ...]
    top: float
    height: float

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.end - self.start


class MapGeometry:
    """The rows of the picture, the highest address first, and address ↔ place in both directions.

    Lengths are in device-independent units at 100 % text size. Regions must not overlap.
    """

    REGION = 26.0
    PER_DOUBLING = 3.0
    TALLEST = 60.0
    LIBRARY = 21.0
    HOLE = 22.0
    MARK = 24.0

    def __init__(self, regions: Iterable[Region], marks: Sequence[MapMark] = ()) -> None:
        rows = []
        top = 0.0
        above: int | None = None
        for region in sorted(regions, key=_start, reverse=True):
            if above is not None and region.end < above:
                rows.append(self._row(region.end, above, None, marks, top))
                top += rows[-1].height
            rows.append(self._row(region.start, region.end, region, marks, top))
            top += rows[-1].height
            above = region.start
        if above:
            rows.append(self._row(0, above, None, marks, top))
            top += rows[-1].height
        self.rows = tuple(rows)
        self.height = top

    def index_of(self, address: int) -> int | None:
        """Return the row that holds ``address``, or None above the highest region."""
        for index, row in enumerate(self.rows):
            if row.start <= address < row.end:
                return index
        return None

    def place_of(self, address: int) -> float | None:
        """Return how far below the top of the picture ``address`` lies; linear inside its row."""
        index = self.index_of(address)
        if index is None:
            return None
        row = self.rows[index]
        return row.top + row.height * (row.end - 1 - address) / row.size

    def _row(self, start: int, end: int, region: Region | None, marks: Sequence[MapMark], top: float) -> MapRow:
        inside = tuple(sorted((mark for mark in marks if start <= mark.address < end), key=_address, reverse=True))
        height = self.HOLE if region is None else self._region_height(region)
        return MapRow(start, end, region, inside, top, height + self.MARK * len(inside))

    def _region_height(self, region: Region) -> float:
        if region.kind in _LIBRARIES:
            return self.LIBRARY
        doublings = math.log2(max(1.0, region.size / PAGE))
        return min(self.TALLEST, self.REGION + self.PER_DOUBLING * doublings)


def _start(region: Region) -> int:
    return region.start


def _address(mark: MapMark) -> int:
    return mark.address
