"""The system call that resizes and moves mappings: mremap(2) (mm/mremap.c)."""

from trainer.engine.events import Datum, Rule
from trainer.engine.process.errno import Errno
from trainer.engine.process.locking_calls import LockingCalls
from trainer.engine.process.memory_limits import Denied, denied
from trainer.engine.process.vma import PAGE_SIZE, Vma, VmaFlag, whole_pages

MREMAP_MAYMOVE = 1
MREMAP_FIXED = 2
MREMAP_DONTUNMAP = 4


def _move_rule(address: int, result: int, old_length: int, new_length: int) -> Rule:
    """Return the rule of a mapping that was resized or moved."""
    values: dict[str, Datum] = {"address": address, "result": result, "length": new_length}
    if result != address:
        return Rule("mapping-moved", values)
    return Rule("mapping-grows" if new_length > old_length else "mapping-shrinks", values)


class RemapCalls(LockingCalls):
    """Resizing and moving mappings."""

    def mremap(self, address: int, old_length: int, new_length: int, flags: int, target: int = 0) -> int:
        """Resize a mapping, in place or (MREMAP_MAYMOVE) elsewhere; return where it is."""
        result: int | Errno
        try:
            result = self._mremap(address, whole_pages(old_length), whole_pages(new_length), flags, target)
            rule = _move_rule(address, result, old_length, new_length)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report(
            "mremap", result, rule, address=address, old_length=old_length, new_length=new_length, flags=flags
        )

    def _mremap(self, address: int, old: int, new: int, flags: int, target: int) -> int:
        space = self.space
        known = MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP
        keeping = flags & MREMAP_DONTUNMAP
        if (
            address % PAGE_SIZE
            or new == 0
            or new > space.platform.user_end
            or flags & ~known
            or (keeping and (not flags & MREMAP_MAYMOVE or old != new or target % PAGE_SIZE))
        ):
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="an unaligned address, length 0, or flags")
        if flags & MREMAP_FIXED and (target % PAGE_SIZE or not flags & MREMAP_MAYMOVE):
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="MREMAP_FIXED needs an aligned address")
        if flags & MREMAP_FIXED and target < address + old and address < target + new:
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="the old and the new place overlap")
        area = space.areas.find(address)
        if area is None:
            raise denied(Errno.EFAULT, "not-mapped", address=address)
        if old == 0 and not (area.shared and flags & MREMAP_MAYMOVE):
            raise denied(Errno.EINVAL, "bad-argument", call="mremap", why="length 0 of a mapping that is not shared")
        in_whole = flags & MREMAP_FIXED and new == old  # which may be several mappings
        moves = flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)
        if (moves or new > old) and not in_whole and address + min(old, new) > area.end:
            raise denied(Errno.EFAULT, "not-mapped", address=area.end)
        if new < old:
            space.unmap(address + new, address + old)
            old = new
        if not moves and new == old:
            return address
        if in_whole:
            return self._move_all(address, old, target, keep=bool(keeping))
        if old and not moves:
            end = address + new
            if address + old == area.end and space.areas.is_free(area.end, end) and end <= space.platform.user_end:
                self._check_room(area.part(area.end - PAGE_SIZE, area.end - PAGE_SIZE + new - old), replaced=[])
                self._map_like(area, area.end, new - old)
                return self._with_locked_growth(address, old, new)
            if not flags & MREMAP_MAYMOVE:
                raise denied(Errno.ENOMEM, "no-room", length=new)
        wanted = target if flags & MREMAP_FIXED else None
        return self._with_locked_growth(self._move(area, address, old, new, wanted, keep=bool(keeping)), old, new)

    def _with_locked_growth(self, start: int, old: int, new: int) -> int:
        """Bring in what a locked mapping at ``start`` has grown by, and return its address."""
        area = self.space.areas.find(start)
        if area is not None and area.locks_at_once:
            self.space.fill_in(start + old, start + new)
        return start

    def _move(self, area: Vma, address: int, old: int, new: int, target: int | None, *, keep: bool) -> int:
        """Move a mapping; a shared one of length 0 is mapped a second time, one to ``keep`` stays, empty."""
        space = self.space
        if target is None:
            target = space.find_free(new, align_huge=area.source is None)
            if target is None:
                raise denied(Errno.ENOMEM, "no-room", length=new)
        if not keep:
            self._check_room(Vma(target, target + new - old, area.protection, area.flags), replaced=[])
        space.unmap(target, target + new)
        if keep:
            self._check_room(Vma(target, target + new, area.protection, area.flags), replaced=[])
        moved = area.part(address, address + old)
        touched = moved.anonymous is not None or moved.source is not None
        moved.offset, moved.start, moved.end = (moved.offset if touched else target), target, target + new
        space.paging.move(address, address + old, target)
        became = space.areas.insert(moved)
        if keep:
            self._leave_empty(address, address + old, became)
        else:
            space.unmap(address, address + old)
        space.version += 1
        return target

    def _leave_empty(self, start: int, end: int, moved: Vma) -> None:
        """Keep what ``moved`` came from: all of its mapping is unlocked, and has no pages any more if all has moved."""
        area = self.space.areas.find(start)
        assert area is not None
        area.flags, area.shown = area.flags & ~VmaFlag.ANY_LOCK, None
        if area is not moved and (area.start, area.end) == (start, end):
            area.anonymous = None

    def _move_all(self, address: int, length: int, target: int, *, keep: bool) -> int:
        """Move everything in a range, which may be several mappings (since Linux 6.17), with the holes between."""
        for area in self.space.areas.overlapping(address, address + length):
            start, end = max(area.start, address), min(area.end, address + length)
            self._move(area, start, end - start, end - start, target + start - address, keep=keep)
        return target

    def _map_like(self, area: Vma, start: int, length: int) -> None:
        """Lengthen ``area`` at its end."""
        self.space.areas.insert(
            Vma(start, start + length, area.protection, area.flags, area.source, area.offset + area.size)
        )
        self.space.version += 1
