"""What a platform is: where things lie, what protects them, and the constants of its C library.

A platform is data. The loader, the kernel and malloc read it; adding one is adding a module with one value.
Addresses and sizes are bytes.
"""

from collections.abc import Mapping

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.regions import RegionKind

PAGE = 4096
KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30
INFINITY = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class SharedObject:
    """What the header of an ELF file says of a library (elf(5)): ``system`` is the byte of the OS/ABI."""

    system: int
    entry: int
    sections_at: int
    segments: int
    sections: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive pages of a start-up mapping.

    Empty ``permissions``: a hole that stays free after start-up. ``relocated``: written while loading, read-only since.
    ``path`` is what /proc/PID/maps shows, if not that of the whole mapping. In the file the piece lies ``behind`` bytes
    earlier than in memory. ``touched`` are ranges of its pages (the first, the one behind the last) that are used
    while loading: written where the piece is writable or relocated, else read or executed. ``header``: it begins with
    that of its file.
    """

    size: int
    permissions: str
    kind: RegionKind
    anonymous: bool = False
    relocated: bool = False
    path: str = ""
    behind: int = 0
    touched: tuple[tuple[int, int], ...] = ()
    header: SharedObject | None = None

    @property
    def written(self) -> bool:
        """Tell whether the dynamic linker has written there."""
        return self.relocated or "w" in self.permissions


@dataclass(frozen=True, slots=True)
class StartupMapping:
    """Something mapped before ``main``: a library, the vdso; ``path`` as /proc/PID/maps shows it.

    Placed as one piece at the highest free place of the mapping area; ``span`` is the room it asks for, which may
    exceed its pieces.
    """

    label: str
    path: str
    span: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """How the program's own segments are placed: as an ELF file of gcc, or one region behind the other.

    ``constants_writable``: the pages of the read-only data can be written, which no real system does.
    """

    base: int
    elf: bool
    constants_writable: bool = False
    minimum_text: int = 0
    minimum_rodata: int = 0
    minimum_data: int = 0
    minimum_bss: int = 0


@dataclass(frozen=True, slots=True)
class MainStack:
    """The stack of the main thread; ``top`` is its end (0: it follows the heap directly).

    ``grows``: mapped page by page up to RLIMIT_STACK, as Linux does; otherwise ``size`` bytes from the start,
    with ``guard`` bytes without access and ``tls`` bytes of thread-local storage below it.
    """

    top: int
    grows: bool
    size: int
    guard: int = 0
    tls: int = 0


@dataclass(frozen=True, slots=True)
class ThreadStacks:
    """Stacks of further threads.

    ``slots``: 0 puts each into the mapping area, TLS at its top, as glibc does. Otherwise that many places of stack,
    guard and TLS lie above the main stack; ``mapped`` of them exist from the start.
    """

    size: int
    guard: int
    tls: int = 0
    slots: int = 0
    mapped: int = 0


@dataclass(frozen=True, slots=True)
class HeapRules:
    """The break: ``reserve`` bytes are mapped from the start; ``ceiling`` bytes are the most it may have (0: free).

    ``gap`` bytes stay free below the next mapping. ``meets_stack``: nothing lies between heap and stack, and the
    break may rise up to the stack pointer.
    """

    reserve: int = 0
    ceiling: int = 0
    gap: int = PAGE
    meets_stack: bool = False


@dataclass(frozen=True, slots=True)
class MallocRules:
    """The tunables of glibc's malloc (mallopt(3)); ``mmap_fallback``: continue with mmap when brk refuses.

    ``strict_threshold``: a request above the mmap threshold is always mapped, even when the heap has room.
    ``malloc_clears`` and ``calloc_clears``: whether a new block is filled with zeros; every C library has the default.
    """

    mmap_threshold: int = 128 * KIB
    mmap_threshold_max: int = 32 * MIB
    trim_threshold: int = 128 * KIB
    top_pad: int = 128 * KIB
    mmap_max: int = 65536
    mmap_fallback: bool = True
    thread_arenas: bool = True
    strict_threshold: bool = False
    malloc_clears: bool = False
    calloc_clears: bool = True


@dataclass(frozen=True, slots=True)
class Platform:
    """A machine with its operating system and C library.

    ``user_end`` bounds user addresses; ``mapping_top`` is where mmap starts to search downwards. ``protection``
    is False without an MMU: every page may be read, written and executed. ``arguments`` is the size of a read-only
    region for arguments and environment, 0 where they lie at the top of the main stack. ``stack_guard_gap`` is
    kept between a growing stack and the next accessible mapping; ``huge_page``: private anonymous mappings that
    are multiples of it are aligned to it (0: never). ``memory`` is RAM plus swap, for the overcommit heuristic.
    ``startup_faults`` are the page faults before main but for those in the program, on its stack and in its TLS.
    ``library_symbols`` says how far from the start of the C library its functions and objects lie, where that is known.
    """

    name: str
    title: str
    description: str
    segments: Segments
    stack: MainStack
    threads: ThreadStacks
    user_end: int
    mapping_top: int
    heap: HeapRules = field(default_factory=HeapRules)
    malloc: MallocRules = field(default_factory=MallocRules)
    startup: tuple[StartupMapping, ...] = ()
    startup_faults: int = 0
    protection: bool = True
    arguments: int = 0
    stack_guard_gap: int = 0
    mmap_min_address: int = PAGE
    mmap_min_hint: int = 65536  # lower hints count as this one (CONFIG_LSM_MMAP_MIN_ADDR)
    max_map_count: int = 65530
    huge_page: int = 0
    memory: int = 47 * GIB // 2
    processors: int = 2
    randomises: bool = False
    stack_limit: int = 8 * MIB
    lock_limit: int = 8 * MIB
    library_symbols: Mapping[str, int] = field(default_factory=dict, hash=False)
