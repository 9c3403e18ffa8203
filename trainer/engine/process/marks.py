"""What ranges of addresses are for: labels, exact to the byte, over areas that know only pages and permissions.

The kernel does not know a TLS block from a mapping of the program, and merges them; the learner wants to see both.
"""

from bisect import bisect_left, insort

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.regions import RegionKind


@dataclass(frozen=True, slots=True)
class Mark:
    """``start <= address < end`` serves ``kind``; ``thread`` owns it (1 is main, None: all)."""

    start: int
    end: int
    kind: RegionKind
    label: str
    thread: int | None = None

    def part(self, start: int, end: int) -> "Mark":
        """Return the same for ``start … end``."""
        if start == self.start and end == self.end:
            return self
        return Mark(start, end, self.kind, self.label, self.thread)

    def same_purpose(self, other: "Mark") -> bool:
        """Tell whether ``other`` says the same of another range."""
        return self.kind is other.kind and self.label == other.label and self.thread == other.thread


class Marks:
    """Marks that do not overlap, lowest first; a later one covers earlier ones."""

    def __init__(self, marks: list[Mark] | None = None) -> None:
        self._marks = list(marks or ())

    def copy(self) -> "Marks":
        """Return an independent copy (fork)."""
        return Marks(self._marks)

    def set(self, mark: Mark) -> None:
        """Put ``mark`` over what is there; it becomes one with neighbours that say the same."""
        if mark.end <= mark.start:
            return
        self.clear(mark.start, mark.end)
        for neighbour in self.overlapping(mark.start - 1, mark.end + 1):
            if neighbour.same_purpose(mark):
                self._marks.remove(neighbour)
                mark = mark.part(min(mark.start, neighbour.start), max(mark.end, neighbour.end))
        insort(self._marks, mark, key=lambda entry: entry.start)

    def clear(self, start: int, end: int) -> None:
        """Remove all marks in ``start … end``, cutting those that reach across its edges."""
        overlapping = self.overlapping(start, end)
        if not overlapping:
            return
        low = bisect_left(self._marks, overlapping[0].start, key=lambda entry: entry.start)
        kept = []
        if overlapping[0].start < start:
            kept.append(overlapping[0].part(overlapping[0].start, start))
        if overlapping[-1].end > end:
            kept.append(overlapping[-1].part(end, overlapping[-1].end))
        self._marks[low : low + len(overlapping)] = kept

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share an address with ``start … end``."""
        index = bisect_left(self._marks, start, key=lambda entry: entry.end)
        found = []
        for mark in self._marks[index:]:
            if mark.start >= end:
                break
            if mark.end > start:
                found.append(mark)
        return found
