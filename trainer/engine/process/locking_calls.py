"""The system calls that keep pages in memory: mlock(2), mlock2(2), mlockall(2) and their opposites."""

from trainer.engine.events import Rule
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource
from trainer.engine.process.memory_calls import MemoryCalls
from trainer.engine.process.memory_limits import Denied, denied
from trainer.engine.process.vma import VmaFlag, page_down, whole_pages

MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4


class LockingCalls(MemoryCalls):
    """Locking pages and unlocking them."""

    def mlock(self, address: int, length: int, *, on_fault: bool = False) -> int:
        """Bring pages in, at once or each at its first use, and keep them there."""
        start, end = self._locked_range(address, length)
        result: int | Errno = 0
        rule: Rule | None = None
        try:
            already = sum(
                min(area.end, end) - max(area.start, start)
                for area in self.space.areas.overlapping(start, end)
                if area.flags & VmaFlag.LOCKED
            )
            self._check_locked(end - start - already)
            self._lock(start, end, VmaFlag.ANY_LOCK if on_fault else VmaFlag.LOCKED)
            if not on_fault:
                self._bring_in(start, end)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("mlock", result, rule, address=address, length=length)

    def _bring_in(self, start: int, end: int) -> None:
        """Bring in the pages of a range up to the first that cannot come in; all of them are locked by now."""
        for area in self.space.areas.overlapping(start, end):
            failed = self.space.fill_in_area(area, start, end)
            if failed is not None:
                raise denied(Errno.ENOMEM, "beyond-file" if area.protection else "no-rights-to-lock", address=failed)

    def munlock(self, address: int, length: int) -> int:
        """Undo mlock."""
        start, end = self._locked_range(address, length)
        result: int | Errno = 0
        rule: Rule | None = None
        try:
            self._lock(start, end, VmaFlag.NONE)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("munlock", result, rule, address=address, length=length)

    @staticmethod
    def _locked_range(address: int, length: int) -> tuple[int, int]:
        start = page_down(address)
        return start, start + whole_pages(address - start + length)

    def mlockall(self, flags: int) -> int:
        """Lock everything that is mapped (MCL_CURRENT), everything that will be (MCL_FUTURE), or both."""
        result: int | Errno = 0
        rule: Rule | None = None
        limit = self.limits.soft(Resource.MEMLOCK)
        if not flags or flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) or flags == MCL_ONFAULT:
            result = Errno.EINVAL
        elif not limit or (flags & MCL_CURRENT and self.space.mapped_size() > limit):
            result = Errno.ENOMEM if limit else Errno.EPERM
            rule = Rule("limit-memlock", {"limit": limit})
        else:
            lock = VmaFlag.ANY_LOCK if flags & MCL_ONFAULT else VmaFlag.LOCKED
            self.future_flags = lock if flags & MCL_FUTURE else VmaFlag.NONE
            if flags & MCL_CURRENT:
                self._lock_everything(lock)
                if not flags & MCL_ONFAULT:
                    for area in list(self.space.areas):
                        self.space.fill_in(area.start, area.end)
        return self._report("mlockall", result, rule, flags=flags)

    def munlockall(self) -> int:
        """Undo mlockall and every mlock."""
        self.future_flags = VmaFlag.NONE
        self._lock_everything(VmaFlag.NONE)
        return self._report("munlockall", 0)

    def _lock_everything(self, lock: int) -> None:
        for area in list(self.space.areas):
            self._set_flags(area.start, area.end, lock, VmaFlag.ANY_LOCK & ~lock)

    def _lock(self, start: int, end: int, lock: int) -> None:
        """Lock or unlock a range; a hole fails, with everything before it done."""
        if end >> 64:
            raise denied(Errno.EINVAL, "bad-argument", call="mlock", why="a length that wraps around")
        hole = start
        for area in self.space.areas.overlapping(start, end):
            if area.start > hole:
                break
            hole = area.end
        self._set_flags(start, min(hole, end), lock, VmaFlag.ANY_LOCK & ~lock)
        if hole < end:
            raise denied(Errno.ENOMEM, "not-mapped", address=hole)

    def _set_flags(self, start: int, end: int, added: int, removed: int) -> None:
        for area in self.space.areas.overlapping(start, end):
            low, high = max(start, area.start), min(end, area.end)
            flags = (area.flags | added) & ~removed
            if flags != area.flags:
                self.space.protect(low, high, area.protection, flags)
