"""What ranges of addresses are for: labels, exact to the byte, over areas that know only pages and permissions.

The kernel does not know a TLS block from a mapping of the program, and merges them; the learner wants to see both.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

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

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self._marks = list(marks)
        self._starts = [mark.start for mark in marks]

    def copy(self) -> "Marks":
        """Return an independent copy (fork)."""
        return Marks(self._marks)

    def set(self, mark: Mark) -> None:
        """Put ``mark`` over what is there; it becomes one with neighbours that say the same."""
        if mark.end <= mark.start:
            return
        self.clear(mark.start, mark.end)
        low, high = self._span(mark.start - 1, mark.end + 1)
        around = self._marks[low:high]
        kept = [neighbour for neighbour in around if not neighbour.same_purpose(mark)]
        for neighbour in around:
            if neighbour.same_purpose(mark):
                mark = mark.part(min(mark.start, neighbour.start), max(mark.end, neighbour.end))
        insort(kept, mark, key=lambda entry: entry.start)
        self._replace(low, high, kept)

    def clear(self, start: int, end: int) -> None:
        """Remove all marks in ``start … end``, cutting those that reach across its edges."""
        low, high = self._span(start, end)
        if low == high:
            return
        first, last = self._marks[low], self._marks[high - 1]
        kept = []
        if first.start < start:
            kept.append(first.part(first.start, start))
        if last.end > end:
            kept.append(last.part(end, last.end))
        self._replace(low, high, kept)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share an address with ``start … end``."""
        low, high = self._span(start, end)
        return self._marks[low:high]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Return between which places in the list the marks are that share an address with ``start … end``."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self._marks[low].end <= start:
            low += 1
        return low, max(low, bisect_left(self._starts, end))

    def _replace(self, low: int, high: int, marks: list[Mark]) -> None:
        self._marks[low:high] = marks
        self._starts[low:high] = [mark.start for mark in marks]
