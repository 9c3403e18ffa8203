"""The areas of an address space, lowest first, with Linux's rules of splitting and merging (mm/vma.c)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from trainer.engine.process.vma import Vma, VmaFlag, compatible


class VmaList:
    """A sorted list of areas that do not overlap; addresses and sizes are multiples of the page size."""

    def __init__(self) -> None:
        self._areas: list[Vma] = []
        self._starts: list[int] = []
        self.size = 0  # bytes of all areas
        self.peak = 0  # the most that were
        # no hole of the length lies above the address: the search for one may begin there
        self._searched: dict[tuple[int, int], int] = {}

    def __iter__(self) -> Iterator[Vma]:
        return iter(self._areas)

    def __len__(self) -> int:
        return len(self._areas)

    def clear(self) -> None:
        """Remove everything."""
        self._areas.clear()
        self._starts.clear()
        self._searched.clear()
        self.size = 0

    def find(self, address: int) -> Vma | None:
        """Return the area that contains ``address``."""
        index = bisect_right(self._starts, address) - 1
        if index >= 0 and address < self._areas[index].end:
            return self._areas[index]
        return None

    def above(self, address: int) -> Vma | None:
        """Return the lowest area that ends above ``address`` (find_vma)."""
        index = self._first_ending_above(address)
        return self._areas[index] if index < len(self._areas) else None

    def below(self, address: int) -> Vma | None:
        """Return the highest area that starts below ``address``."""
        index = bisect_left(self._starts, address) - 1
        return self._areas[index] if index >= 0 else None

    def overlapping(self, start: int, end: int) -> list[Vma]:
        """Return the areas that share an address with ``start … end``, lowest first."""
        return self._areas[self._first_ending_above(start) : bisect_left(self._starts, end)]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing is mapped in ``start … end``."""
        above = self.above(start)
        return above is None or above.start >= end

    def covered(self, start: int, end: int) -> bool:
        """Tell whether all of ``start … end`` is mapped."""
        for area in self.overlapping(start, end):
            if area.start > start:
                return False
            start = area.end
        return start >= end

    def insert(self, area: Vma) -> Vma:
        """Add an area into a free range; merge it with its neighbours and return the area it became part of."""
        index = bisect_left(self._starts, area.start)
        self._areas.insert(index, area)
        self._starts.insert(index, area.start)
        self._resized(area.size)
        return self._merge_at(index)

    def append(self, area: Vma) -> None:
        """Add an area above all others as it is, without merging."""
        self._areas.append(area)
        self._starts.append(area.start)
        self._resized(area.size)

    def remove(self, start: int, end: int) -> list[Vma]:
        """Take out everything in ``start … end``, splitting at the edges; return the parts, lowest first."""
        self.split(start)
        self.split(end)
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        removed = self._areas[low:high]
        del self._areas[low:high], self._starts[low:high]
        if removed:
            self._searched.clear()
            self._resized(-sum(area.size for area in removed))
        return removed

    def change(self, start: int, end: int, protection: int, flags: int) -> Vma:
        """Give the range, which must lie in one area, another protection and flags; merge where that is possible."""
        self.split(start)
        self.split(end)
        index = bisect_left(self._starts, start)
        area = self._areas[index]
        area.protection, area.flags, area.shown = protection, flags, None
        return self._merge_at(index)

    def split(self, address: int) -> None:
        """Make ``address`` an edge between two areas."""
        index = bisect_right(self._starts, address) - 1
        if index < 0:
            return
        area = self._areas[index]
        if area.start < address < area.end:
            upper = area.part(address, area.end)
            area.end, area.shown = address, None
            self._areas.insert(index + 1, upper)
            self._starts.insert(index + 1, address)

    def extend_down(self, area: Vma, start: int) -> None:
        """Let ``area`` begin at ``start`` (growth of a stack)."""
        index = bisect_left(self._starts, area.start)
        area.offset -= area.start - start
        self._resized(area.start - start)
        area.start, area.shown = start, None
        self._starts[index] = start

    def highest_hole(self, length: int, low: int, high: int, gap: int = 0) -> int | None:
        """Return the start of the highest free range of ``length`` bytes within ``low … high``, at its upper end.

        Below an area that grows downwards ``gap`` bytes stay free.
        """
        key = (length, high)
        top = self._searched.get(key, high)
        index = bisect_left(self._starts, top) - 1
        while True:
            while index >= 0 and self._areas[index].end > top:
                top = min(top, _room_below(self._areas[index], gap))
                index -= 1
            bottom = max(low, self._areas[index].end if index >= 0 else low)
            if top - length >= bottom:
                self._searched[key] = top
                return top - length
            if index < 0 or bottom <= low:
                return None
            top = _room_below(self._areas[index], gap)
            index -= 1

    def _resized(self, growth: int) -> None:
        self.size += growth
        self.peak = max(self.peak, self.size)

    def _first_ending_above(self, address: int) -> int:
        index = bisect_right(self._starts, address) - 1
        return index if index >= 0 and self._areas[index].end > address else index + 1

    def _merge_at(self, index: int) -> Vma:
        """Merge the area at ``index`` with both neighbours, else with the lower, else with the upper one."""
        area = self._areas[index]
        lower = self._areas[index - 1] if index > 0 else None
        upper = self._areas[index + 1] if index + 1 < len(self._areas) else None
        down = lower is not None and lower.continued_by(area) and compatible(lower.anonymous, area.anonymous)
        up = upper is not None and area.continued_by(upper) and compatible(area.anonymous, upper.anonymous)
        if down and up and lower and upper and not compatible(lower.anonymous, upper.anonymous):
            up = False
        if up:
            self._join(index)
        if down:
            return self._join(index - 1)
        return self._areas[index]

    def _join(self, index: int) -> Vma:
        lower, upper = self._areas[index], self._areas[index + 1]
        lower.end, lower.shown = upper.end, None
        lower.anonymous = lower.anonymous or upper.anonymous
        del self._areas[index + 1], self._starts[index + 1]
        return lower


def _room_below(area: Vma, gap: int) -> int:
    """Return where a mapping below an area may end."""
    return area.start - gap if area.flags & VmaFlag.GROWS_DOWN else area.start
