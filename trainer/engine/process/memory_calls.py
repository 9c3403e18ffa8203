"""The system calls that map memory: mmap(2), munmap(2), mprotect(2) (mm/mmap.c, mm/mprotect.c; measured)."""

from trainer.engine.events import Rule
from trainer.engine.process.break_calls import BreakCalls
from trainer.engine.process.devices import Zeros
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import FileNode
from trainer.engine.process.memory_limits import Denied, denied
from trainer.engine.process.open_files import OpenFile
from trainer.engine.process.seals import WRITING
from trainer.engine.process.sources import SharedPages
from trainer.engine.process.vma import (
    PAGE_SIZE,
    PERMISSIONS,
    MapFlag,
    Protection,
    Source,
    Vma,
    VmaFlag,
    page_down,
    page_up,
)

LOW_MAPPINGS = range(0x40000000, 0x80000000)  # where MAP_32BIT looks
SHARED_VALIDATE = 3  # of a file
_LEGACY_FLAGS = 0x7C07F9F3  # those that MAP_SHARED_VALIDATE lets pass (LEGACY_MAP_MASK)
_LARGEST_OFFSET = (1 << 63) - PAGE_SIZE
_GROWS_DOWN, _GROWS_UP = 0x01000000, 0x02000000  # of mprotect: from the beginning or to the end of such a mapping
KNOWN_PROTECTION = 0x0F  # PROT_SEM is accepted and ignored


class MemoryCalls(BreakCalls):
    """Mapping, unmapping and rights."""

    def opened(self, fd: int) -> OpenFile | Errno:
        """Return what a file descriptor refers to."""
        raise NotImplementedError

    def mmap(self, address: int, length: int, protection: int, flags: int, fd: int = -1, offset: int = 0) -> int:
        """Map memory and return its address."""
        result: int | Errno
        try:
            result, rule = self._mmap(address, length, protection, flags, fd, offset)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report(
            "mmap",
            result,
            rule,
            address=address,
            length=length,
            prot=protection,
            flags=flags,
            fd=fd,
            offset=offset,
        )

    def munmap(self, address: int, length: int) -> int:
        """Unmap whole pages; parts of the range may be free already."""
        end = address + page_up(length)
        if address % PAGE_SIZE or length == 0 or end > self.space.platform.user_end:
            rule = Rule("bad-argument", {"call": "munmap", "why": "an unaligned address, or length 0"})
            return self._report("munmap", Errno.EINVAL, rule, address=address, length=length)
        area = self.space.areas.find(address)
        try:
            if area is not None and area.start < address and end < area.end:
                self._check_map_count()
        except Denied as failure:
            return self._report("munmap", failure.errno, failure.rule, address=address, length=length)
        self.space.unmap(address, end)
        rule = Rule("unmap-whole-pages", {"length": end - address})
        return self._report("munmap", 0, rule, address=address, length=length)

    def mprotect(self, address: int, length: int, protection: int) -> int:
        """Change the rights of whole pages; a hole fails, with everything before it already changed."""
        result: int | Errno = 0
        before = len(self.space.areas)
        try:
            self._mprotect(address, length, protection)
            rule = self._rights_rule(address, length, protection, before)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("mprotect", result, rule, address=address, length=length, prot=protection)

    def _rights_rule(self, address: int, length: int, protection: int, before: int) -> Rule:
        """Return the rule of rights that were changed, there having been so many mappings ``before``."""
        if not self.space.platform.protection:
            return Rule("no-mmu", {"call": "mprotect"})
        rights, size, now = PERMISSIONS[protection & 7], page_up(length), len(self.space.areas)
        return Rule("rights-changed", {"address": address, "length": size, "rights": rights, "old": before, "new": now})

    def _mmap(self, hint: int, length: int, protection: int, flags: int, fd: int, offset: int) -> tuple[int, Rule]:
        if offset % PAGE_SIZE:
            raise denied(Errno.EINVAL, "bad-argument", call="mmap", why="the offset is not a multiple of the page size")
        source, may_not_write = (None, False) if flags & MapFlag.ANONYMOUS else self._source(fd, protection, flags)
        if length == 0:
            raise denied(Errno.EINVAL, "bad-argument", call="mmap", why="length 0")
        if flags & MapFlag.HUGETLB:
            raise denied(Errno.ENOMEM, "no-huge-pages")
        size = page_up(length)
        space, platform = self.space, self.space.platform
        if len(space.areas) > platform.max_map_count:
            raise denied(Errno.ENOMEM, "map-count", count=platform.max_map_count)
        kind = flags & 0x0F
        # shared anonymous memory is a file of its own to the kernel, and is not aligned to huge pages
        align = source is None and kind == MapFlag.PRIVATE
        start, rule = self._place(hint, size, flags, align)
        validated = kind == SHARED_VALIDATE and not flags & MapFlag.ANONYMOUS
        if source is not None and (offset & (1 << 64) - 1) + size > _LARGEST_OFFSET:
            raise denied(Errno.EOVERFLOW, "bad-argument", call="mmap", why="an offset beyond the largest file")
        if validated and flags & ~_LEGACY_FLAGS:
            raise denied(Errno.EOPNOTSUPP, "bad-argument", call="mmap", why="flags that the file does not support")
        if kind not in (MapFlag.SHARED, MapFlag.PRIVATE) and not validated:
            raise denied(Errno.EINVAL, "bad-argument", call="mmap", why="neither MAP_SHARED nor MAP_PRIVATE")
        rights = protection & 7  # unknown bits are ignored here (measured)
        marks = self._flags_of(flags, rights) | self.future_flags
        if source is None and marks & VmaFlag.SHARED and marks & VmaFlag.GROWS_DOWN:
            raise denied(Errno.EINVAL, "bad-argument", call="mmap", why="shared memory that would grow")
        if may_not_write:
            marks |= VmaFlag.READ_ONLY_FILE
        area = Vma(start, start + size, rights, marks, source)
        try:
            self._check_room(area, replaced=space.areas.overlapping(start, start + size))
        except Denied as failure:
            if failure.errno == Errno.ENOMEM:  # before it looks for room, the kernel cuts out what it would replace
                space.areas.split(start)
                space.areas.split(start + size)
                space.version += 1
            raise
        if source is None and area.shared:
            source, offset = SharedPages(size, "/dev/zero (deleted)"), 0
        space.map(start, size, rights, flags=marks, source=source, offset=offset)
        if rights and (area.locks_at_once or (flags & MapFlag.POPULATE and not marks & VmaFlag.LOCK_ON_FAULT)):
            space.fill_in(start, start + size)
        return start, rule

    def _source(self, fd: int, protection: int, flags: int) -> tuple[Source | None, bool]:
        """Return the file to map, None for zeros, and whether the mapping must never become writable."""
        opened = self.opened(fd)
        if isinstance(opened, Errno):
            raise denied(opened, "bad-argument", call="mmap", why="not an open file descriptor")
        shared = flags & 0x0F != MapFlag.PRIVATE
        if not opened.readable or (shared and protection & Protection.WRITE and not opened.writable):
            raise denied(Errno.EACCES, "bad-argument", call="mmap", why="rights that the open file does not give")
        if isinstance(opened.file, Zeros):
            return None, False
        if not isinstance(opened.file, SharedPages):
            raise denied(Errno.ENODEV, "bad-argument", call="mmap", why="not a file that can be mapped")
        sealed = bool((opened.file.seals or 0) & WRITING)
        if sealed and shared and protection & Protection.WRITE:
            raise denied(Errno.EPERM, "bad-argument", call="mmap", why="a seal forbids writing to the file")
        self.note_access(opened)
        return opened.file, shared and (sealed or not opened.writable)

    def note_access(self, opened: OpenFile) -> None:
        """Note when a file was read or mapped."""
        if isinstance(opened.node, FileNode):
            opened.node.note_access(self.process.threads.clock.now())

    def _place(self, hint: int, size: int, flags: int, align: bool) -> tuple[int, Rule]:
        space, platform = self.space, self.space.platform
        if flags & (MapFlag.FIXED | MapFlag.FIXED_NOREPLACE):
            if hint % PAGE_SIZE:
                raise denied(Errno.EINVAL, "bad-argument", call="mmap", why="MAP_FIXED with an unaligned address")
            if hint + size > platform.user_end:
                raise denied(Errno.ENOMEM, "no-room", length=size)
            if hint < platform.mmap_min_address:
                raise denied(Errno.EPERM, "bad-argument", call="mmap", why="an address below vm.mmap_min_addr")
            if flags & MapFlag.FIXED_NOREPLACE and not space.areas.is_free(hint, hint + size):
                raise denied(Errno.EEXIST, "bad-argument", call="mmap", why="something is mapped in the range")
            return hint, Rule("map-fixed", {"address": hint})
        hint = page_down(hint)
        wanted = max(hint, platform.mmap_min_hint) if hint else 0
        if wanted and wanted + size <= platform.user_end and self._free_for_hint(wanted, wanted + size):
            return wanted, Rule("hint-used", {"address": wanted})
        if flags & MapFlag.IN_32_BITS:
            start = self._lowest_hole(LOW_MAPPINGS, size)
            if start is None:
                raise denied(Errno.ENOMEM, "no-room", length=size)
            return start, Rule("lowest-hole", {"length": size, "address": start})
        start = space.find_free(size, align_huge=align and not hint)
        if start is None:
            raise denied(Errno.ENOMEM, "no-room", length=size)
        if hint:
            return start, Rule("hint-ignored", {"hint": hint, "address": start})
        huge = platform.huge_page
        name = "huge-alignment" if align and huge and size % huge == 0 else "highest-hole"
        return start, Rule(name, {"length": size, "address": start})

    def _lowest_hole(self, room: range, size: int) -> int | None:
        """Return the lowest place in an area of addresses where ``size`` bytes are free."""
        start = room.start
        for area in self.space.areas.overlapping(room.start, room.stop):
            if area.start - start >= size:
                break
            start = max(start, area.end)
        return start if start + size <= room.stop else None

    def _free_for_hint(self, start: int, end: int) -> bool:
        """Tell whether the range is free and keeps the gap below a stack that may grow."""
        above = self.space.areas.above(start)
        if above is None:
            return True
        gap = self.space.platform.stack_guard_gap if above.flags & VmaFlag.GROWS_DOWN else 0
        return end + gap <= above.start

    @staticmethod
    def _flags_of(flags: int, rights: int) -> int:
        marks = VmaFlag.NONE
        for given, mark in (
            (MapFlag.GROWSDOWN, VmaFlag.GROWS_DOWN),
            (MapFlag.LOCKED, VmaFlag.LOCKED),
            (MapFlag.NORESERVE, VmaFlag.NO_RESERVE),
            (MapFlag.STACK, VmaFlag.NO_HUGE_PAGES),
        ):
            if flags & given:
                marks |= mark
        if flags & MapFlag.SHARED:
            return marks | VmaFlag.SHARED
        if rights & Protection.WRITE and not flags & MapFlag.NORESERVE:
            marks |= VmaFlag.ACCOUNTED
        return marks

    def _mprotect(self, address: int, length: int, protection: int) -> None:
        growing = protection & (_GROWS_DOWN | _GROWS_UP)
        if address % PAGE_SIZE or protection & ~(KNOWN_PROTECTION | growing) or growing & _GROWS_UP:
            raise denied(Errno.EINVAL, "bad-argument", call="mprotect", why="an unaligned address, or unknown bits")
        space, rights = self.space, protection & 7
        end = address + page_up(length)
        if end > space.platform.user_end:
            raise denied(Errno.ENOMEM, "mprotect-hole", address=address)
        if growing and length:
            first = next(iter(space.areas.overlapping(address, end)), None)
            if first is None:
                raise denied(Errno.ENOMEM, "mprotect-hole", address=address)
            if not first.flags & VmaFlag.GROWS_DOWN:
                raise denied(Errno.EINVAL, "bad-argument", call="mprotect", why="a mapping that does not grow")
            address = first.start
        at = address
        while at < end:
            area = space.areas.find(at)
            if area is None:
                raise denied(Errno.ENOMEM, "mprotect-hole", address=at)
            stop = min(end, area.end)
            flags = self._flags_with(area, at, stop, rights)
            if (at > area.start or stop < area.end) and (rights, flags) != (area.protection, area.flags):
                self._check_map_count()
            becomes_writable = rights & ~area.protection & Protection.WRITE
            locked = area.locks_at_once and not area.shared
            space.protect(at, stop, rights, flags)
            if becomes_writable and locked:
                space.fill_in(at, stop)  # so that no write waits for its page (mm/mprotect.c)
            at = stop

    def _flags_with(self, area: Vma, start: int, end: int, rights: int) -> int:
        """Check the limits for new rights, and return the flags: writable private memory is accounted for."""
        uncounted = VmaFlag.ACCOUNTED | VmaFlag.SHARED | VmaFlag.NO_RESERVE
        if rights & Protection.WRITE:
            if area.flags & VmaFlag.READ_ONLY_FILE:
                why = "the file was opened for reading only"
                raise denied(Errno.EACCES, "bad-argument", call="mprotect", why=why)
            future = Vma(start, end, rights, area.flags)
            if future.counts_as_data and not area.counts_as_data:
                self._check_data(future.size)
            if not area.flags & uncounted and not area.protection & Protection.WRITE:
                self.check_memory(end - start)
                return area.flags | VmaFlag.ACCOUNTED
        elif area.flags & VmaFlag.ACCOUNTED and area.source is None and area.anonymous is None:
            return area.flags & ~VmaFlag.ACCOUNTED
        return area.flags
