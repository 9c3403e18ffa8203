"""The address space of a process: its areas, their pages and what they are for.

Placement, merging, stack growth and faults follow Linux x86-64 (mm/mmap.c, mm/vma.c, arch/x86/mm/fault.c; measured).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trainer.engine.events import Rule
from trainer.engine.lazy_dataclasses import replace
from trainer.engine.process import stacks
from trainer.engine.process.faulting import BadAddressError, Refusal, resolve
from trainer.engine.process.limits import Resource
from trainer.engine.process.marks import Mark, Marks
from trainer.engine.process.memory import Memory
from trainer.engine.process.paging import Paging
from trainer.engine.process.region_view import default_mark, regions_of, with_resident
from trainer.engine.process.transfers import Transfers
from trainer.engine.process.vma import PAGE_SIZE, AnonymousPages, Protection, Source, Vma, VmaFlag, page_down, page_up
from trainer.engine.process.vma_list import VmaList
from trainer.engine.regions import Region, RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

KERNEL_START = 0xFFFF_8000_0000_0000
ALL = Protection.READ | Protection.WRITE | Protection.EXECUTE


class AddressSpace(Transfers):
    """Areas, page tables and labels of one process.

    ``version`` changes with every change of the areas, their rights or their labels. Ranges are bytes, page aligned
    unless a method says otherwise.
    """

    def __init__(self, process: "Process", log: Callable[[Any], None] | None = None) -> None:
        self.process = process
        self.platform = process.platform
        self.areas = VmaList()
        self.marks = Marks()
        self.memory = Memory(self.page_fault, log)
        self.paging = Paging(self.memory, self.areas, process.limits.memory)
        self.version = 0
        self.mapping_top = self.platform.mapping_top
        self.break_start = 0
        self.break_end = 0
        self.main_stack_top = 0
        self.library_code = 0
        self.library_data = 0
        self.library_constants = 0
        self.thread_slots = stacks.Slots()
        self._snapshot: tuple[int, tuple[Region, ...]] = (-1, ())

    # areas

    def map(
        self,
        start: int,
        length: int,
        protection: int,
        *,
        kind: RegionKind | None = None,
        label: str = "",
        thread: int | None = None,
        flags: int = VmaFlag.NONE,
        source: Source | None = None,
        offset: int | None = None,
    ) -> int:
        """Map a range, replacing what is there, and return its start; ``kind`` also labels it.

        ``offset`` is the place in ``source``; ``length`` is rounded up to whole pages.
        """
        end = start + page_up(length)
        self.unmap(start, end)
        if not self.platform.protection:
            protection = ALL
        if source is None:
            offset = start
        self.areas.insert(Vma(start, end, protection, flags, source, offset or 0))
        if kind is not None:
            self.mark(start, end, kind, label, thread)
        self.version += 1
        return start

    def unmap(self, start: int, end: int) -> None:
        """Remove everything mapped in the range."""
        if self.areas.is_free(start, end):
            return
        self.paging.discard(start, end)
        self.areas.remove(start, end)
        self.paging.frames.release(start, end)
        self.marks.clear(start, end)
        self.version += 1

    def protect(self, start: int, end: int, protection: int, flags: int | None = None) -> None:
        """Give the range, which must lie in one area, other rights."""
        area = self.areas.find(start)
        if area is None:
            raise ValueError(f"nothing is mapped at {start:#x}")
        if not self.platform.protection:
            protection = ALL
        self.areas.change(start, end, protection, area.flags if flags is None else flags)
        self.paging.revoke(start, end)
        self.version += 1

    def find_free(self, length: int, *, align_huge: bool = False) -> int | None:
        """Return where a mapping of ``length`` bytes goes: the highest hole, at its upper end.

        ``align_huge``: lengths that are multiples of the platform's huge page are aligned to it.
        """
        huge, low, high = self.platform.huge_page, self.platform.mmap_min_address, self.mapping_top
        gap = self.platform.stack_guard_gap
        if align_huge and huge and length % huge == 0:
            padded = self.areas.highest_hole(length + huge, low, high, gap)
            if padded is not None:
                return padded + huge - padded % huge
        return self.areas.highest_hole(length, low, high, gap)

    def mapped_size(self) -> int:
        """Bytes mapped, with or without rights (RLIMIT_AS)."""
        return self.areas.size

    @property
    def peak_size(self) -> int:
        """The most bytes that were mapped at a time."""
        return self.areas.peak

    def data_size(self) -> int:
        """Bytes that RLIMIT_DATA counts."""
        return sum(area.size for area in self.areas if area.counts_as_data)

    # labels

    def mark(self, start: int, end: int, kind: RegionKind, label: str = "", thread: int | None = None) -> None:
        """Say what a range, exact to the byte, is for."""
        self.marks.set(Mark(start, end, kind, label, thread))
        for area in self.areas.overlapping(start, end):
            area.shown = None
        self.version += 1

    def snapshot(self) -> tuple[Region, ...]:
        """Return the regions, lowest first, without counting resident pages; cached until something changes."""
        if self._snapshot[0] != self.version:
            self._snapshot = (self.version, regions_of(self))
        return self._snapshot[1]

    def regions(self) -> tuple[Region, ...]:
        """Return the regions, lowest first."""
        return with_resident(self.snapshot(), self.memory.resident)

    def forget_regions(self) -> None:
        """Look at the areas anew: what they are called has changed."""
        for area in self.areas:
            area.shown = None
        self.version += 1

    def region_at(self, address: int) -> Region | None:
        """Return the region that contains ``address``."""
        for region in self.snapshot():
            if region.start <= address < region.end:
                return region
        return None

    def region_kind(self, address: int) -> RegionKind:
        """Return what ``address`` is for; ``unmapped`` for nothing."""
        address &= (1 << 64) - 1
        if area := self.areas.find(address):
            marks = self.marks.overlapping(address, address + 1)
            return marks[0].kind if marks else default_mark(self, area, address, address + 1).kind
        region = self.region_at(address) if address >= KERNEL_START else None
        return region.kind if region else RegionKind.UNMAPPED

    # bytes

    def page_fault(self, address: int, access: str) -> None:
        """Make the page of ``address`` usable for ``read`` or ``write``, or deliver the signal of a bad access.

        Raises BadAddressError where it is a system call that reaches for it.
        """
        refusal = self.resolve(address, access)
        if refusal is not None:
            if self.process.thread.in_kernel:
                raise BadAddressError
            self._deliver(address, access, refusal)

    def resolve(self, address: int, access: str) -> Refusal | None:
        """Make the page of ``address`` usable for ``read``, ``write`` or ``execute``, or say why not."""
        return resolve(self, address, access)

    def is_present(self, address: int) -> bool:
        """Tell whether the page tables have the page of ``address``, with whatever rights."""
        number = (address & (1 << 64) - 1) // PAGE_SIZE
        area = self.areas.find(address)
        return number in self.memory.resident and area is not None and area.protection != 0

    def execute_check(self, address: int) -> None:
        """Return if code may run at ``address``; otherwise deliver the signal, and check again if it returns."""
        while (refusal := self.resolve(address, "execute")) is not None:
            self._deliver(address, "execute", refusal)

    def window(self, address: int) -> tuple[memoryview, int]:
        """Return a contiguous buffer around ``address`` and the address of its first byte.

        All of a stack lies in one buffer. The buffer may reach beyond what is mapped, and a page of it counts only
        after ``touch``.
        """
        return self.paging.frames.window(address)

    @property
    def minor_faults(self) -> int:
        """How many pages came into memory."""
        return self.paging.faults

    def resize_source(self, source: Source) -> None:
        """Take pages beyond the new end of a file out of memory, in all processes and even where they are private."""
        spaces = [process.space for process in self.process.threads.processor.processes.values()]
        for space in (self, *(space for space in spaces if space is not self)):
            space.discard_beyond(source)
        self.show_file(source, 0, source.size)

    def discard_beyond(self, source: Source) -> None:
        """Take pages beyond the end of a file out of the memory of this process."""
        for area in self.areas:
            if area.source is source:
                beyond = area.start + max(0, page_up(source.size) - area.offset)
                if beyond < area.end:
                    self.paging.discard(beyond, area.end)

    def show_file(self, source: Source, start: int, end: int) -> None:
        """Note in the write log what mappings show of the bytes ``start … end`` of a file that a system call wrote."""
        if self.memory.log is not None:
            for area in self.areas:
                if area.source is source:
                    shift = area.start - area.offset
                    low, high = page_down(max(area.start, start + shift)), page_up(min(area.end, end + shift))
                    self.paging.note(low, high)

    # the C library

    def libc_data(self, size: int, alignment: int = 16) -> int:
        """Return the address of ``size`` bytes of the C library's own writable data, never used before."""
        address = -(-self.library_data // alignment) * alignment
        self.library_data = address + size
        return address

    def libc_constant(self, data: bytes, alignment: int) -> int:
        """Put ``data`` into the C library's read-only memory, where nothing has been before; return its address."""
        address = -(-self.library_constants // alignment) * alignment
        self.library_constants = address + len(data)
        self.install(address, data)
        return address

    # threads and processes

    def main_stack_extent(self) -> tuple[int, int]:
        """Return the end of the main stack and how large it may be, as pthread_getattr_np says it."""
        stack = self.platform.stack
        if not stack.grows:
            return self.main_stack_top, stack.size
        return self.main_stack_top, page_down(self.process.kernel.limits.soft(Resource.STACK))

    def map_thread(self, stack_size: int, guard_size: int, thread: int = 0) -> tuple[int, int] | None:
        """Map stack and guard of a thread; return start (of the guard) and end, or None without room."""
        return stacks.map_thread(self, stack_size, guard_size, thread)

    def fork_from(self, parent: "AddressSpace") -> None:
        """Become a copy of ``parent``, private pages copied, shared pages shared; what was here is forgotten."""
        self.areas.clear()
        for area in parent.areas:
            if not area.flags & VmaFlag.DONT_FORK:
                touched = area.anonymous is not None and not area.flags & VmaFlag.WIPE_ON_FORK
                pages = AnonymousPages(inherited=True) if touched else None
                self.areas.append(replace(area, flags=area.flags & ~VmaFlag.ANY_LOCK, anonymous=pages))
        self.marks = parent.marks.copy()
        self.paging.copy_from(parent.paging)
        for area in parent.areas:
            if area.flags & (VmaFlag.DONT_FORK | VmaFlag.WIPE_ON_FORK):
                self.paging.discard(area.start, area.end)
        for name in (
            "mapping_top",
            "break_start",
            "break_end",
            "main_stack_top",
            "library_code",
            "library_data",
            "library_constants",
        ):
            setattr(self, name, getattr(parent, name))
        self.thread_slots = parent.thread_slots.copy()
        self.version += 1

    def _deliver(self, address: int, access: str, refusal: Refusal) -> None:
        reported = 0 if refusal.code == "SI_KERNEL" else address
        self.process.emit(
            "page-fault",
            Rule(refusal.rule, refusal.values),
            address=address,
            access=access,
            signal=refusal.signal,
            code=refusal.code,
            region=str(self.region_kind(address)),
        )
        self.process.signals.fault(reported, access, refusal.signal, refusal.code)
