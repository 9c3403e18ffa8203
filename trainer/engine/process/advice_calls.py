"""The system calls on memory that is mapped already: mremap, madvise, mincore, mlock, and the resource limits."""

from trainer.engine.events import Rule
from trainer.engine.process.errno import Errno
from trainer.engine.process.memory_calls import Denied, MemoryCalls, denied
from trainer.engine.process.vma import PAGE_SIZE, Vma, VmaFlag, page_down, page_up

MREMAP_MAYMOVE = 1
MREMAP_FIXED = 2
MADV_DONTNEED = 4
MADV_DONTFORK = 10
MADV_DOFORK = 11
MADV_HUGEPAGE = 14
MADV_NOHUGEPAGE = 15
MADV_POPULATE_READ = 22
MADV_POPULATE_WRITE = 23
# normal, random, sequential, willneed, free, cold, pageout: nothing that a program can see without memory pressure
UNSEEN_ADVICE = frozenset((0, 1, 2, 3, 8, 20, 21))


class AdviceCalls(MemoryCalls):
    """Moving, dropping, locking and inspecting mapped memory; resource limits."""

    def mremap(self, address: int, old_length: int, new_length: int, flags: int, target: int = 0) -> int:
        """Resize a mapping, in place or (MREMAP_MAYMOVE) elsewhere; return where it is."""
        result: int | Errno
        rule: Rule | None = None
        try:
            result = self._mremap(address, page_up(old_length), page_up(new_length), flags, target)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report(
            "mremap", result, rule, address=address, old_length=old_length, new_length=new_length, flags=flags
        )

    def madvise(self, address: int, length: int, advice: int) -> int:
        """Advise the kernel; MADV_DONTNEED drops pages at once."""
        start, end = address, address + page_up(length)
        arguments = {"address": address, "length": length, "advice": advice}
        if start % PAGE_SIZE:
            rule = Rule("bad-argument", {"call": "madvise", "why": "an unaligned address"})
            return self._report("madvise", Errno.EINVAL, rule, **arguments)
        result: int | Errno = 0 if self.space.areas.covered(start, end) else Errno.ENOMEM
        for area in self.space.areas.overlapping(start, end):
            failure = self._advise(area, max(start, area.start), min(end, area.end), advice)
            if failure is not None:
                result = failure
                break
        return self._report("madvise", result, None, **arguments)

    def mincore(self, address: int, length: int, vector: int) -> int:
        """Write a byte for each page: 1 when it is in memory."""
        end = address + page_up(length)
        arguments = {"address": address, "length": length}
        if address % PAGE_SIZE:
            return self._report("mincore", Errno.EINVAL, None, **arguments)
        if not self.space.areas.covered(address, end):
            rule = Rule("not-mapped", {"address": address})
            return self._report("mincore", Errno.ENOMEM, rule, **arguments)
        resident = self.space.memory.resident
        numbers = range(address // PAGE_SIZE, end // PAGE_SIZE)
        stored = self.space.poke(vector, bytes(number in resident for number in numbers))
        return self._report("mincore", 0 if stored else Errno.EFAULT, None, **arguments)

    def mlock(self, address: int, length: int) -> int:
        """Bring pages in and keep them there."""
        start, end = page_down(address), page_up(address + length)
        result: int | Errno = 0
        rule: Rule | None = None
        try:
            already = sum(
                min(area.end, end) - max(area.start, start)
                for area in self.space.areas.overlapping(start, end)
                if area.flags & VmaFlag.LOCKED
            )
            self._check_locked(end - start - already)
            self._lock(start, end, on=True)
            self.space.fill_in(start, end)
            # the pages stay locked, but those without rights cannot be brought in
            for area in self.space.areas.overlapping(start, end):
                if not area.protection:
                    raise denied(Errno.ENOMEM, "no-rights-to-lock", address=area.start)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("mlock", result, rule, address=address, length=length)

    def munlock(self, address: int, length: int) -> int:
        """Undo mlock."""
        start, end = page_down(address), page_up(address + length)
        result: int | Errno = 0
        rule: Rule | None = None
        try:
            self._lock(start, end, on=False)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("munlock", result, rule, address=address, length=length)

    def msync(self, address: int, length: int, flags: int) -> int:
        """Write a file mapping back: mappings of a file are the file, so nothing is left to do."""
        covered = self.space.areas.covered(address, address + page_up(length))
        result: int | Errno = 0 if covered else Errno.ENOMEM
        if address % PAGE_SIZE:
            result = Errno.EINVAL
        return self._report("msync", result, None, address=address, length=length, flags=flags)

    def getrlimit(self, resource: int) -> tuple[int, int] | int:
        """Return soft and hard limit, or the negative of an ``Errno``."""
        found = self.limits.get(resource)
        return -found if isinstance(found, Errno) else found

    def setrlimit(self, resource: int, soft: int, hard: int) -> int:
        """Change a resource limit; it is in force at once."""
        failure = self.limits.set(resource, soft, hard)
        result: int | Errno = 0 if failure is None else failure
        return self._report("setrlimit", result, None, resource=resource, soft=soft, hard=hard)

    def _mremap(self, address: int, old: int, new: int, flags: int, target: int) -> int:
        space = self.space
        if address % PAGE_SIZE or new == 0 or old == 0 or flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED):
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="an unaligned address, length 0, or flags")
        if flags & MREMAP_FIXED and (target % PAGE_SIZE or not flags & MREMAP_MAYMOVE):
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="MREMAP_FIXED needs an aligned address")
        area = space.areas.find(address)
        if area is None:
            raise denied(Errno.EFAULT, "not-mapped", address=address)
        if new < old:
            space.unmap(address + new, address + old)
            old = new
        if not flags & MREMAP_FIXED and new == old:
            return address
        if address + old > area.end:
            raise denied(Errno.EFAULT, "not-mapped", address=area.end)
        if not flags & MREMAP_FIXED:
            end = address + new
            if address + old == area.end and space.areas.is_free(area.end, end) and end <= space.platform.user_end:
                self._check_room(area.part(area.end - PAGE_SIZE, area.end - PAGE_SIZE + new - old), replaced=[])
                self._map_like(area, area.end, new - old)
                return address
            if not flags & MREMAP_MAYMOVE:
                raise denied(Errno.ENOMEM, "no-room", length=new)
        return self._move(area, address, old, new, target if flags & MREMAP_FIXED else None)

    def _move(self, area: Vma, address: int, old: int, new: int, target: int | None) -> int:
        space = self.space
        if target is None:
            target = space.find_free(new, align_huge=area.source is None)
            if target is None:
                raise denied(Errno.ENOMEM, "no-room", length=new)
        self._check_room(Vma(target, target + new - old, area.protection, area.flags), replaced=[])
        space.unmap(target, target + new)
        moved = area.part(address, address + old)
        touched = moved.anonymous is not None or moved.source is not None
        moved.offset, moved.start, moved.end = (moved.offset if touched else target), target, target + new
        space.paging.move(address, address + old, target)
        space.areas.insert(moved)
        space.unmap(address, address + old)
        space.version += 1
        return target

    def _map_like(self, area: Vma, start: int, length: int) -> None:
        """Lengthen ``area`` at its end."""
        self.space.areas.insert(
            Vma(start, start + length, area.protection, area.flags, area.source, area.offset + area.size)
        )
        self.space.version += 1

    def _advise(self, area: Vma, start: int, end: int, advice: int) -> Errno | None:
        if advice == MADV_DONTNEED:
            if area.flags & VmaFlag.LOCKED:
                return Errno.EINVAL
            self.space.paging.discard(start, end)
        elif advice in (MADV_HUGEPAGE, MADV_NOHUGEPAGE):
            self._set_flag(start, end, VmaFlag.HUGE_PAGES, on=advice == MADV_HUGEPAGE)
            self._set_flag(start, end, VmaFlag.NO_HUGE_PAGES, on=advice == MADV_NOHUGEPAGE)
        elif advice in (MADV_DONTFORK, MADV_DOFORK):
            self._set_flag(start, end, VmaFlag.DONT_FORK, on=advice == MADV_DONTFORK)
        elif advice in (MADV_POPULATE_READ, MADV_POPULATE_WRITE):
            self.space.fill_in(start, end)
        elif advice not in UNSEEN_ADVICE:
            return Errno.EINVAL
        return None

    def _lock(self, start: int, end: int, *, on: bool) -> None:
        """Lock or unlock a range; a hole fails, with everything before it done."""
        hole = start
        for area in self.space.areas.overlapping(start, end):
            if area.start > hole:
                break
            hole = area.end
        self._set_flag(start, min(hole, end), VmaFlag.LOCKED, on=on)
        if hole < end:
            raise denied(Errno.ENOMEM, "not-mapped", address=hole)

    def _set_flag(self, start: int, end: int, flag: VmaFlag, *, on: bool) -> None:
        for area in self.space.areas.overlapping(start, end):
            low, high = max(start, area.start), min(end, area.end)
            flags = area.flags | flag if on else area.flags & ~flag
            if flags != area.flags:
                self.space.protect(low, high, area.protection, flags)
