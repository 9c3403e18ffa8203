"""What the pages of an area are that lie in memory: shared or private, clean or dirty (proc_pid_smaps(5))."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.sources import BlankFile
from trainer.engine.process.vma import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.process.process import Process
    from trainer.engine.process.vma import Vma

_USERS_OF_LIBRARIES = 12  # other processes of a small system, all of which show the C library
FRACTION = 12  # bits behind the point in proportional sizes


@dataclass(slots=True)
class Residency:
    """Bytes in memory; ``proportional``, in ``2**-FRACTION`` bytes, counts a page of three processes as a third."""

    total: int = 0
    proportional: int = 0
    proportional_dirty: int = 0
    shared_clean: int = 0
    shared_dirty: int = 0
    private_clean: int = 0
    private_dirty: int = 0
    referenced: int = 0
    anonymous: int = 0
    proportional_anonymous: int = 0

    def count(self, holders: int, *, dirty: bool, referenced: bool, anonymous: bool) -> None:
        """Add a page that is mapped so often."""
        name = ("private_" if holders == 1 else "shared_") + ("dirty" if dirty else "clean")
        setattr(self, name, getattr(self, name) + PAGE_SIZE)
        self.total += PAGE_SIZE
        self.proportional += (PAGE_SIZE << FRACTION) // holders
        self.proportional_dirty += (PAGE_SIZE << FRACTION) // holders if dirty else 0
        self.referenced += PAGE_SIZE if referenced else 0
        self.anonymous += PAGE_SIZE if anonymous else 0
        self.proportional_anonymous += (PAGE_SIZE << FRACTION) // holders if anonymous else 0


def resident(space: AddressSpace, start: int, end: int) -> tuple[int, int]:
    """Return the bytes in memory of a range: all of them, and those of its own (not of a file).

    Zeros that were only read are nobody's memory.
    """
    numbers = [number for number in space.paging.numbers(start, end) if number not in space.paging.zeros]
    own = sum(number not in space.paging.foreign for number in numbers)
    return len(numbers) * PAGE_SIZE, own * PAGE_SIZE


class Residents:
    """The pages in memory of one process, with a look at who else has them."""

    def __init__(self, process: Process) -> None:
        self._space = process.space
        everyone = process.threads.processor.processes.values()
        alive = [other.space for other in everyone if other.threads.status is None]
        self._holders = Counter(page for space in alive for page in _pages(space))

    def of(self, areas: Iterable[Vma]) -> Residency:
        """Return the sums over areas."""
        found, paging = Residency(), self._space.paging
        for area in areas:
            for number in paging.numbers(area.start, area.end):
                if number in paging.zeros:
                    continue
                page = _identity(self._space, area, number)
                foreign = number in paging.foreign
                others = _USERS_OF_LIBRARIES if foreign and isinstance(area.source, BlankFile) else 0
                found.count(
                    others + max(1, self._holders[page]),
                    dirty=_index(area, number) in area.source.changed
                    if foreign and area.source is not None
                    else number not in paging.clean,
                    referenced=number not in paging.unreferenced,
                    anonymous=not foreign,
                )
        return found


def _index(area: Vma, number: int) -> int:
    return number + (area.offset - area.start) // PAGE_SIZE


def _identity(space: AddressSpace, area: Vma, number: int) -> Hashable:
    """Return what is equal where processes have the same page."""
    if number in space.paging.foreign:
        return area.source, _index(area, number)
    return space.paging.copies.get(number, (space, number))


def _pages(space: AddressSpace) -> Iterable[Hashable]:
    for area in space.areas:
        for number in space.paging.numbers(area.start, area.end):
            yield _identity(space, area, number)
