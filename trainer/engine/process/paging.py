"""Which pages are in memory, and under which rights the program reaches them."""

from collections.abc import Iterable, Set
from itertools import count

from trainer.engine.errors import LimitReached
from trainer.engine.process.fault_around import neighbours
from trainer.engine.process.frames import Frames
from trainer.engine.process.memory import STORE_BYTES, Memory
from trainer.engine.process.sources import BLANK, BlankFile
from trainer.engine.process.vma import PAGE_SIZE, AnonymousPages, Source, Vma, compatible
from trainer.engine.process.vma_list import VmaList
from trainer.engine.process.windows import StackWindows
from trainer.engine.process.write_log import PAGE_IN, PAGE_OUT

ZEROS = bytes(PAGE_SIZE)
_COPIES = count(1)


class Paging:
    """The page tables of one address space.

    A private page is in memory after its first access, filled with zeros or with the file's bytes; a private page
    of a file is copied at the first write. Frames that are not in use hold zeros. ``budget`` bounds the bytes of
    resident pages.
    """

    def __init__(self, memory: Memory, areas: VmaList, budget: int) -> None:
        self.memory = memory
        self.areas = areas
        self.frames = Frames()
        self.budget = budget
        self.foreign: set[int] = set()  # resident pages whose bytes belong to the source of the mapping
        # pages that a write faults at although they are in memory: those that were only read, and pages since fork
        self.shared_until_written: set[int] = set()
        self.zeros: set[int] = set()  # those of them that are the kernel's one page of zeros: no memory of the process
        self.copies: dict[int, int] = {}  # which page it is of those that fork has left with several processes
        self.unreferenced: set[int] = set()  # pages from fork, or that MADV_FREE may take, without an access since
        self.clean: set[int] = set()  # those that MADV_FREE may take, not written since
        self.faults = self.major_faults = 0
        self.windows = StackWindows(memory, self)
        self.peak = 0  # the most pages that were in memory

    def make_usable(self, area: Vma, number: int, write: bool) -> bool:
        """Bring page ``number`` of ``area`` in, for writing if asked; False when it lies beyond the end of the file."""
        memory = self.memory
        page = memory.resident.get(number)
        if page is None:
            if area.source is not None and area.offset + number * PAGE_SIZE - area.start >= area.source.size:
                if not write:
                    self._bring_in_around(area, area.source, number)
                return False
            self._count_fault(area, number)
            page = self._bring_in(area, number)
            if not write:
                self._note_read(area, number)
                if area.source is not None:
                    self._bring_in_around(area, area.source, number)
        elif write and number in self.shared_until_written:
            self.faults += 1
        self.unreferenced.discard(number)
        if write:
            self._forget_marks(number)
            if area.shared and area.source is not None:
                area.source.changed.add(area.offset // PAGE_SIZE + number - area.start // PAGE_SIZE)
            if number in self.foreign and not area.shared:
                page = self._copy(number, page)
            if not area.shared and area.anonymous is None:
                area.anonymous = self._anonymous_of(area)
            memory.writable[number] = page
            memory.watched.discard(number)
            memory.dirty.add(number)
        if not area.is_execute_only:
            memory.readable[number] = page
        return True

    def revoke(self, start: int, end: int) -> None:
        """Make the next access to each page of the range ask again (its rights have changed)."""
        self.windows.invalidate(start, end)
        for number in self.numbers(start, end):
            self.memory.forbid(number)

    def protect_from_writing(self, start: int, end: int) -> None:
        """Make the next write to each page of the range fault, as it does in a file that was written back."""
        self.revoke(start, end)
        self.shared_until_written.update(self.numbers(start, end))

    def discard(self, start: int, end: int) -> None:
        """Drop the pages of the range from memory; private contents are lost."""
        memory = self.memory
        self.windows.invalidate(start, end)
        for number in self.numbers(start, end):
            page = memory.resident.pop(number)
            memory.forbid(number)
            memory.dirty.add(number)
            self._forget_marks(number)
            self.unreferenced.discard(number)
            if number in self.foreign:
                self.foreign.discard(number)
            else:
                page[:] = ZEROS
            self._log(number, ZEROS)
            self._log_residency(PAGE_OUT, number)

    def _forget_marks(self, number: int) -> None:
        """Make a page an ordinary one of its own."""
        self.shared_until_written.discard(number)
        self.zeros.discard(number)
        self.clean.discard(number)
        self.copies.pop(number, None)

    def age(self, start: int, end: int) -> None:
        """Take the pages of the range for not accessed and not written (MADV_FREE): they stay while there is memory."""
        numbers = set(self.numbers(start, end))
        self.revoke(start, end)
        self.unreferenced |= numbers
        self.clean |= numbers - self.foreign

    def move(self, start: int, end: int, target: int) -> None:
        """Give the pages of the range to ``target`` (mremap)."""
        distance = (target - start) // PAGE_SIZE
        for number in self.numbers(start, end):
            page = self.memory.resident[number]
            if number in self.foreign:
                self.foreign.add(number + distance)
            else:
                copy = self.frames.frame(number + distance)
                copy[:] = page
                page = copy
            if number in self.zeros:
                self.zeros.add(number + distance)
            if number in self.copies:
                self.copies[number + distance] = self.copies[number]
            self.memory.resident[number + distance] = page
            self.memory.dirty.add(number + distance)
            self._log(number + distance, bytes(page))
            self._log_residency(PAGE_IN, number + distance)
        self.discard(start, end)

    def note(self, start: int, end: int) -> None:
        """Tell the write log what the pages of a file in the range hold now."""
        for number in self.numbers(start, end):
            if number in self.foreign:
                self.memory.dirty.add(number)
                self._log(number, bytes(self.memory.resident[number]))

    def begin_epoch(self) -> dict[int, memoryview | None]:
        """Return the pages changed since the last call (``Memory.begin_epoch``)."""
        self.windows.invalidate_all()
        return self.memory.begin_epoch()

    def copy_from(self, other: "Paging") -> None:
        """Take over the pages of ``other`` as fork does: copies of private ones.

        Areas without any are left for the child's own page faults.
        """
        memory = self.memory
        self.windows.invalidate_all()
        memory.watched.clear()
        for pages in (memory.resident, memory.readable, memory.writable):
            pages.clear()
        self.frames = Frames()
        for start, end in other.frames.reserved():
            self.frames.reserve(start, end)
        left = {
            number for area in self.areas if area.anonymous is None for number in other.numbers(area.start, area.end)
        }
        self.foreign = other.foreign - left
        self.zeros = other.zeros - left
        self.faults = self.major_faults = 0
        other.protect_all()
        self.shared_until_written = other.shared_until_written - left
        self.clean = set(other.clean)
        for number, page in other.memory.resident.items():
            if number in left:
                continue
            if number not in self.foreign:
                copy = self.frames.frame(number)
                copy[:] = page
                page = copy
                if number not in self.zeros and number not in other.copies:
                    other.copies[number] = next(_COPIES)
            memory.resident[number] = page
        self.copies = dict(other.copies)
        self.unreferenced = set(memory.resident)

    def protect_all(self) -> None:
        """Make the next write to each private page fault, as those that fork shares do."""
        self.windows.invalidate_all()
        self.memory.watched.clear()
        self.memory.writable.clear()
        self.shared_until_written.update(self.memory.resident.keys() - self.foreign)

    def retire(self) -> None:
        """Give up the bytes of all pages; which of them were in memory stays known."""
        self.windows.invalidate_all()
        for pages in (self.memory.readable, self.memory.writable, self.memory.watched):
            pages.clear()
        self.frames = Frames()
        self.memory.resident = dict.fromkeys(self.memory.resident, memoryview(b""))

    def numbers(self, start: int, end: int) -> list[int]:
        """Return the resident page numbers of the range, lowest first."""
        resident, low, high = self.memory.resident, start // PAGE_SIZE, end // PAGE_SIZE
        if high - low <= len(resident):
            return [number for number in range(low, high) if number in resident]
        return sorted(number for number in resident if low <= number < high)

    def untouched(self, number: int) -> bytes:
        """Return what a page holds before its first access: a piece of a file, or zeros."""
        area = self.areas.find(number * PAGE_SIZE)
        place = area.offset + number * PAGE_SIZE - area.start if area is not None else 0
        if area is None or area.source is None or place >= area.source.size:
            return ZEROS
        return bytes(area.source.page(place // PAGE_SIZE))

    def read_blank(self, numbers: Set[int]) -> None:
        """Have those pages of blank files in memory, all at once, as if they had been read."""
        fresh = numbers - self.memory.resident.keys()
        self.memory.resident.update(dict.fromkeys(fresh, BLANK))
        self.foreign |= fresh
        self.shared_until_written |= fresh
        self.peak = max(self.peak, len(self.memory.resident))
        if (log := self.memory.log) is not None:
            for number in fresh:
                log(PAGE_IN)
                log(number)

    def write_blank(self, area: Vma, pages: Iterable[range]) -> None:
        """Have untouched pages that hold zeros in memory, all at once, as if they had been written."""
        area.anonymous = area.anonymous or self._anonymous_of(area)
        self.memory.resident.update((number, self.frames.frame(number)) for touched in pages for number in touched)
        self.peak = max(self.peak, len(self.memory.resident))

    def _bring_in(self, area: Vma, number: int) -> memoryview:
        memory = self.memory
        if area.source is None:
            page = self.frames.frame(number)
        else:
            page = area.source.page((area.offset - area.start) // PAGE_SIZE + number)
            self.foreign.add(number)
            if self.memory.log is not None and (content := bytes(page)) != ZEROS:  # 30 times as fast as 'page != ZEROS'
                self._log(number, content)
        memory.resident[number] = page
        memory.dirty.add(number)
        self._log_residency(PAGE_IN, number)
        self.peak = max(self.peak, len(memory.resident))
        if len(memory.resident) * PAGE_SIZE > self.budget:
            raise LimitReached(f"the program used more than {self.budget >> 20} MiB of memory")
        return page

    def _count_fault(self, area: Vma, number: int) -> None:
        """Count a fault as a major one where the page of a file must be read from the disk."""
        place = (area.offset - area.start) // PAGE_SIZE + number
        source = area.source
        if source is None or not source.on_disk or source.has_page(place):
            self.faults += 1
        else:
            self.major_faults += 1
            source.read_ahead(place)

    def _note_read(self, area: Vma, number: int) -> None:
        """Make the first write to a page that was only read a fault, but not in files that lie in memory anyway."""
        if area.source is None:
            self.zeros.add(number)
        if not area.shared or area.on_disk:
            self.shared_until_written.add(number)

    def _bring_in_around(self, area: Vma, source: Source, number: int) -> None:
        """Bring in what the file has in memory of the 64 KiB around a page, since it costs no fault then."""
        shift = (area.offset - area.start) // PAGE_SIZE
        around = neighbours(number, area.start // PAGE_SIZE, area.end // PAGE_SIZE)
        if isinstance(source, BlankFile):
            self.read_blank(set(around) if source.has_page(0) else {number})
            return
        for other in around:
            if other not in self.memory.resident and source.has_page(shift + other):
                self._bring_in(area, other)
                self._note_read(area, other)

    def _log(self, number: int, content: bytes) -> None:
        """Tell the write log what changed without a store of the program."""
        if self.memory.log is not None:
            self.memory.log(STORE_BYTES)
            self.memory.log(number * PAGE_SIZE)
            self.memory.log(content)

    def _log_residency(self, marker: int, number: int) -> None:
        if self.memory.log is not None:
            self.memory.log(marker)
            self.memory.log(number)

    def _copy(self, number: int, page: memoryview) -> memoryview:
        copy = self.frames.frame(number)
        copy[:] = page
        self.foreign.discard(number)
        self.memory.resident[number] = copy
        return copy

    def _anonymous_of(self, area: Vma) -> AnonymousPages:
        """Share the group of a neighbour that differs at most in its protection, so that both can merge later."""
        lower, upper = self.areas.below(area.start), self.areas.above(area.end)
        for first, second in ((area, upper), (lower, area)):
            if first is None or second is None or first.end != second.start:
                continue
            neighbour = second if first is area else first
            alike = first.flags == second.flags and first.same_object(second)
            if alike and neighbour.anonymous is not None and compatible(area.anonymous, neighbour.anonymous):
                return neighbour.anonymous
        return AnonymousPages()
