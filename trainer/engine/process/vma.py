"""One virtual memory area: neighbouring pages with one protection, one source and one set of flags.

Constants are those of Linux x86-64 (asm-generic/mman.h): plain numbers, since flags are combined all the time.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from trainer.engine.lazy_dataclasses import dataclass, field

if TYPE_CHECKING:
    from trainer.engine.regions import Region

PAGE_SIZE = 4096


def page_down(address: int) -> int:
    """Round down to a page."""
    return address & -PAGE_SIZE


def page_up(address: int) -> int:
    """Round up to a page."""
    return (address + PAGE_SIZE - 1) & -PAGE_SIZE


def whole_pages(length: int) -> int:
    """Round a length up to pages as system calls do, in 64 bits: the greatest lengths become 0."""
    return page_up(length) & (1 << 64) - 1


class Protection:
    """What a page allows (PROT_READ, PROT_WRITE, PROT_EXEC)."""

    NONE = 0
    READ = 1
    WRITE = 2
    EXECUTE = 4


PERMISSIONS = ["".join(letter if value & 1 << bit else "-" for bit, letter in enumerate("rwx")) for value in range(8)]


class MapFlag:
    """Flags of mmap(2)."""

    SHARED = 0x01
    PRIVATE = 0x02
    FIXED = 0x10
    ANONYMOUS = 0x20
    IN_32_BITS = 0x40  # MAP_32BIT
    GROWSDOWN = 0x100
    LOCKED = 0x2000
    NORESERVE = 0x4000
    POPULATE = 0x8000
    STACK = 0x20000
    HUGETLB = 0x40000
    FIXED_NOREPLACE = 0x100000


class VmaFlag:
    """What keeps neighbours apart in the kernel (VM_… in linux/mm.h), beyond protection and source."""

    NONE = 0
    SHARED = 1
    GROWS_DOWN = 2
    LOCKED = 4
    NO_RESERVE = 8
    NO_HUGE_PAGES = 16
    HUGE_PAGES = 32
    ACCOUNTED = 64
    BREAK = 128
    DONT_FORK = 256
    READ_ONLY_FILE = 512  # shared, of a descriptor that cannot write: mprotect cannot make it writable
    DONT_DUMP = 1024
    MERGEABLE = 2048
    WIPE_ON_FORK = 4096
    LOCK_ON_FAULT = 8192  # with LOCKED: each page when it is used
    ANY_LOCK = LOCKED | LOCK_ON_FAULT


class Source(Protocol):
    """Where the bytes of a file or shared mapping come from; ``changed`` are the pages that are not yet on disk."""

    path: str
    changed: set[int]

    @property
    def size(self) -> int:
        """Length in bytes."""

    @property
    def on_disk(self) -> bool:
        """Tell whether it is a file with a name, not anonymous shared memory or a memfd."""

    def has_page(self, index: int) -> bool:
        """Tell whether page ``index`` is in the page cache."""

    def read_ahead(self, index: int) -> None:
        """Read page ``index`` into the page cache, with those around it."""

    def page(self, index: int) -> memoryview:
        """Return the bytes of page ``index``."""


@dataclass(frozen=True, slots=True, eq=False)
class AnonymousPages:
    """The identity of a group of touched private pages (``anon_vma``); areas of two groups do not merge.

    An area whose pages fork has ``inherited`` does not even merge with untouched ones (vma_had_uncowed_parents).
    """

    inherited: bool = False


@dataclass(slots=True, eq=False)
class Vma:
    """The area ``start <= address < end``.

    ``offset`` is the place of ``start`` in ``source``; without a source it is the address at which the area was
    created, so that only areas that kept their distance merge. ``anonymous`` appears with the first private write.
    ``shown`` caches the regions it consists of, None after a change.
    """

    start: int
    end: int
    protection: int
    flags: int = VmaFlag.NONE
    source: Source | None = None
    offset: int = 0
    anonymous: AnonymousPages | None = None
    shown: "tuple[Region, ...] | None" = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.end - self.start

    @property
    def shared(self) -> bool:
        """Tell whether writes reach other processes (MAP_SHARED)."""
        return bool(self.flags & VmaFlag.SHARED)

    @property
    def permissions(self) -> str:
        """As /proc/PID/maps prints them, such as ``rw-p``."""
        return PERMISSIONS[self.protection] + ("s" if self.shared else "p")

    @property
    def locks_at_once(self) -> bool:
        """Tell whether all of it is brought in and kept, not only what is used."""
        return self.flags & VmaFlag.ANY_LOCK == VmaFlag.LOCKED

    @property
    def counts_as_data(self) -> bool:
        """Tell whether RLIMIT_DATA counts it: private, writable, not a stack (is_data_mapping)."""
        unwanted = VmaFlag.SHARED | VmaFlag.GROWS_DOWN
        return bool(self.protection & Protection.WRITE) and not self.flags & unwanted

    @property
    def holds_code(self) -> bool:
        """Tell whether the kernel counts it as code: executable, not writable (is_exec_mapping)."""
        return bool(self.protection & Protection.EXECUTE) and not self.protection & Protection.WRITE

    @property
    def on_disk(self) -> bool:
        """Tell whether it shows a file that has a name, not anonymous shared memory or a memfd."""
        return self.source is not None and self.source.on_disk

    @property
    def is_execute_only(self) -> bool:
        """Tell whether a protection key keeps the program from reading what it may execute (execute_only_pkey)."""
        return self.protection == Protection.EXECUTE

    def allows(self, access: str) -> bool:
        """Tell whether a ``read``, ``write`` or ``execute`` is permitted; on x86 to write includes reading."""
        if access == "read":
            return self.protection != 0 and not self.is_execute_only
        return bool(self.protection & (Protection.WRITE if access == "write" else Protection.EXECUTE))

    def pages(self) -> Iterator[int]:
        """Page numbers, lowest first."""
        return iter(range(self.start // PAGE_SIZE, self.end // PAGE_SIZE))

    def part(self, start: int, end: int) -> "Vma":
        """Return a copy reduced to ``start … end``."""
        return Vma(
            start,
            end,
            self.protection,
            self.flags,
            self.source,
            self.offset + start - self.start,
            self.anonymous,
        )

    def continued_by(self, upper: "Vma") -> bool:
        """Tell whether ``upper`` directly follows with everything equal except, perhaps, the touched pages."""
        return (
            self.end == upper.start
            and self.protection == upper.protection
            and self.flags == upper.flags
            and self.same_object(upper)
        )

    def same_object(self, upper: "Vma") -> bool:
        """Tell whether ``upper`` shows the same object, ``size`` bytes further."""
        return self.source is upper.source and self.offset + self.size == upper.offset


def compatible(one: AnonymousPages | None, other: AnonymousPages | None) -> bool:
    """Tell whether areas with these touched pages may merge: not if both were touched separately, or before fork."""
    if one is None or other is None:
        known = one or other
        return known is None or not known.inherited
    return one is other
