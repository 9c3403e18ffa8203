"""The system calls on the pages of mapped memory: madvise(2), mincore(2), msync(2) (mm/madvise.c)."""

from trainer.engine.events import Datum, Rule
from trainer.engine.process.errno import Errno
from trainer.engine.process.remap_calls import RemapCalls
from trainer.engine.process.sources import SharedPages
from trainer.engine.process.vma import PAGE_SIZE, Protection, Vma, VmaFlag, page_up, whole_pages

MADV_DONTNEED = 4
MADV_FREE = 8
MADV_REMOVE = 9
MADV_WIPEONFORK = 18
MADV_POPULATE_READ = 22
MADV_POPULATE_WRITE = 23
MADV_DONTNEED_LOCKED = 24
# normal, random, sequential, willneed, cold, pageout: nothing that a program can see without memory pressure
UNSEEN_ADVICE = frozenset((0, 1, 2, 3, 20, 21))
# what sets and clears flags: dontfork and dofork, mergeable, hugepage, dontdump, wipeonfork and their opposites
FLAG_ADVICE: dict[int, tuple[int, int]] = {
    10: (VmaFlag.DONT_FORK, VmaFlag.NONE),
    11: (VmaFlag.NONE, VmaFlag.DONT_FORK),
    12: (VmaFlag.MERGEABLE, VmaFlag.NONE),
    13: (VmaFlag.NONE, VmaFlag.MERGEABLE),
    14: (VmaFlag.HUGE_PAGES, VmaFlag.NO_HUGE_PAGES),
    15: (VmaFlag.NO_HUGE_PAGES, VmaFlag.HUGE_PAGES),
    16: (VmaFlag.DONT_DUMP, VmaFlag.NONE),
    17: (VmaFlag.NONE, VmaFlag.DONT_DUMP),
    18: (VmaFlag.WIPE_ON_FORK, VmaFlag.NONE),
    19: (VmaFlag.NONE, VmaFlag.WIPE_ON_FORK),
}
POPULATING_ADVICE = (MADV_POPULATE_READ, MADV_POPULATE_WRITE)  # which ends at the first hole
ACTING_ADVICE = frozenset((MADV_DONTNEED, MADV_FREE, MADV_REMOVE, *POPULATING_ADVICE, MADV_DONTNEED_LOCKED))
_NOT_OF_LOCKED = frozenset((MADV_DONTNEED, MADV_FREE, MADV_REMOVE, 20, 21))  # cold and pageout (mm/madvise.c)
MS_ASYNC, MS_INVALIDATE, MS_SYNC = 1, 2, 4
_ACTIONS = {
    MADV_DONTNEED: "pages-dropped",
    MADV_DONTNEED_LOCKED: "pages-dropped",
    MADV_FREE: "pages-may-go",
    MADV_REMOVE: "hole-punched",
}


def _advice_rule(advice: int) -> str:
    """Return the rule of advice that was taken."""
    if advice in POPULATING_ADVICE:
        return "pages-populated"
    if advice in FLAG_ADVICE:
        return "advice-marks"
    return _ACTIONS.get(advice, "advice-unseen")


class AdviceCalls(RemapCalls):
    """Dropping, marking and inspecting mapped pages, and writing them back."""

    def madvise(self, address: int, length: int, advice: int) -> int:
        """Advise the kernel; MADV_DONTNEED drops pages at once."""
        start, end = address, address + page_up(length)
        arguments: dict[str, Datum] = {"address": address, "length": length, "advice": advice}
        known = advice in UNSEEN_ADVICE or advice in FLAG_ADVICE or advice in ACTING_ADVICE
        if start % PAGE_SIZE or not known or end >> 64:
            why = "an unaligned address, unknown advice, or a length that wraps around"
            rule = Rule("bad-argument", {"call": "madvise", "why": why})
            return self._report("madvise", Errno.EINVAL, rule, **arguments)
        result: int | Errno = 0 if self.space.areas.covered(start, end) else Errno.ENOMEM
        reached = start
        for area in self.space.areas.overlapping(start, end):
            if advice in POPULATING_ADVICE and area.start > reached:
                break
            reached = area.end
            failure = self._advise(area, max(start, area.start), min(end, area.end), advice)
            if failure is not None:
                result = failure
                break
        taken = None if result else Rule(_advice_rule(advice), arguments)
        return self._report("madvise", result, taken, **arguments)

    def mincore(self, address: int, length: int, vector: int) -> int:
        """Write a byte for each page: 1 when it is in memory."""
        end = address + page_up(length)
        arguments: dict[str, Datum] = {"address": address, "length": length}
        if address % PAGE_SIZE:
            return self._report("mincore", Errno.EINVAL, None, **arguments)
        if address + length > self.space.platform.user_end or not self.space.areas.covered(address, end):
            rule = Rule("not-mapped", {"address": address})
            return self._report("mincore", Errno.ENOMEM, rule, **arguments)
        present = bytes(self._in_memory(number) for number in range(address // PAGE_SIZE, end // PAGE_SIZE))
        if not self.space.poke(vector, present):
            return self._report("mincore", Errno.EFAULT, None, **arguments)
        rule = Rule("residency-told", {"pages": len(present), "present": sum(present)})
        return self._report("mincore", 0, rule, **arguments)

    def _in_memory(self, number: int) -> bool:
        """Tell whether a page is in memory, for this process or as a part of its file."""
        if number in self.space.memory.resident:
            return True
        area = self.space.areas.find(number * PAGE_SIZE)
        if area is None or area.source is None:
            return False
        return area.source.has_page((area.offset + number * PAGE_SIZE - area.start) // PAGE_SIZE)

    def msync(self, address: int, length: int, flags: int) -> int:
        """Write a file mapping back: mappings of a file are the file, so this only makes pages clean."""
        end = address + whole_pages(length)
        result: int | Errno = 0 if self.space.areas.covered(address, end) else Errno.ENOMEM
        if flags & MS_INVALIDATE and any(a.flags & VmaFlag.LOCKED for a in self.space.areas.overlapping(address, end)):
            result = Errno.EBUSY
        both = flags & MS_ASYNC and flags & MS_SYNC
        if address % PAGE_SIZE or both or flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC):
            result = Errno.EINVAL
        if flags & MS_SYNC and not result:
            for area in self.space.areas.overlapping(address, end):
                self._write_back(area, max(address, area.start), min(end, area.end))
        return self._report("msync", result, address=address, length=length, flags=flags)

    def _write_back(self, area: Vma, start: int, end: int) -> None:
        if area.shared and isinstance(area.source, SharedPages):
            shift = area.offset - area.start
            area.source.write_back((start + shift) // PAGE_SIZE, (end + shift) // PAGE_SIZE)
            if area.on_disk:
                self.space.paging.protect_from_writing(start, end)

    def fsync(self, file: object) -> None:
        """Write all of a file back."""
        for area in self.space.areas:
            if area.source is file:
                self._write_back(area, area.start, area.end)

    def _advise(self, area: Vma, start: int, end: int, advice: int) -> Errno | None:
        if advice in FLAG_ADVICE:
            if advice == MADV_WIPEONFORK and (area.shared or area.source is not None):
                return Errno.EINVAL
            self._set_flags(start, end, *FLAG_ADVICE[advice])
        elif advice in POPULATING_ADVICE:
            write = advice == MADV_POPULATE_WRITE
            if not area.protection & (Protection.WRITE if write else Protection.READ):
                return Errno.EINVAL
            if self.space.fill_in_area(area, start, end, write=write) is not None:
                return Errno.EFAULT
        elif advice in _NOT_OF_LOCKED and area.flags & VmaFlag.LOCKED:
            return Errno.EINVAL
        elif advice in (MADV_DONTNEED, MADV_DONTNEED_LOCKED):
            self.space.paging.discard(start, end)
        elif advice == MADV_FREE:
            if area.source is not None:
                return Errno.EINVAL
            self.space.paging.age(start, end)
        elif advice == MADV_REMOVE:
            return self._punch_hole(area, start, end)
        return None

    def _punch_hole(self, area: Vma, start: int, end: int) -> Errno | None:
        """Take pages out of the file behind a shared mapping; they read as zeros."""
        if not isinstance(area.source, SharedPages) or not area.shared or area.flags & VmaFlag.READ_ONLY_FILE:
            return Errno.EACCES if area.source is not None else Errno.EINVAL
        self.space.paging.discard(start, end)
        first = (area.offset + start - area.start) // PAGE_SIZE
        area.source.drop(first, first + (end - start) // PAGE_SIZE)
        return None
