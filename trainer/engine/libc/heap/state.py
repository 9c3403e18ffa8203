"""What all parts of malloc share: the process's memory, the parameters, and who uses which arena.

Everything a program could reach is in simulated memory; Python keeps only what glibc keeps in static
variables that no exercise looks at, and anchors from which the structures in memory are found.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, NoReturn

from trainer.engine.errors import LimitReached
from trainer.engine.events import Datum, Rule
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.abort_message import AbortMessage
from trainer.engine.libc.heap.layout import (
    ATTACHED_THREADS,
    BIN_COUNT,
    FLAGS,
    IS_MMAPPED,
    MASK,
    NEXT_ARENA,
    NONCONTIGUOUS,
    SIZE,
    STATE_FLAGS,
    STATE_SIZE,
    TCACHE_ENTRIES,
    TCACHE_SIZE,
    TOP,
    bin_at,
)
from trainer.engine.libc.heap.parameters import Parameters
from trainer.engine.libc.heap.tunables import tunables_of
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

MOST_STEPS = 100_000

Decision = tuple[str, dict[str, Datum]]


@dataclass(slots=True)
class ThreadCache:
    """A thread's tcache structure and arena, 0 where it has none; it gets none once it is shutting down.

    ``page`` is the host's memory behind the structure, ``counts`` and ``heads`` are views of the parts of it; empty
    until ``look``, and out of date when that page is no longer what the page tables have.
    """

    tcache: int = 0
    arena: int = 0
    shutting_down: bool = False
    page_number: int = -1
    page: memoryview | None = None
    counts: Any = ()
    heads: Any = ()

    def look(self, pages: dict[int, memoryview]) -> None:
        """Set ``page`` to that of the structure, and the views of its parts; nothing when it lies on two pages."""
        self.page = page = pages[self.page_number]
        place = self.tcache & 4095
        if place + TCACHE_SIZE <= len(page):
            self.counts = page[place : place + TCACHE_ENTRIES].cast("H")
            self.heads = page[place + TCACHE_ENTRIES : place + TCACHE_SIZE].cast("Q")

    def use(self, tcache: int) -> None:
        """Take a structure into use; 0 to have none any more."""
        self.tcache = tcache
        self.page_number = tcache >> 12 if tcache else -1
        self.page, self.counts, self.heads = None, (), ()


class HeapState:
    """The shared state; the functions of this package take it as their first argument."""

    def __init__(self, process: "Process") -> None:
        self.process = process
        self.memory = memory = process.memory
        self.load, self.store = memory.load_u64, memory.store_u64
        self.load16, self.store16 = memory.load_u16, memory.store_u16
        self.load32, self.store32 = memory.load_u32, memory.store_u32
        self.rules = process.platform.malloc
        self.parameters = Parameters(process)
        self.tunables = tunables_of(process.environment)
        self.initialised = False
        self.main_arena = arena = process.libc_data("main_arena", STATE_SIZE)
        self.store(arena + NEXT_ARENA, arena)
        self.store(arena + ATTACHED_THREADS, 1)
        self.tcache_key = 0

        self.caches: dict[int, ThreadCache] = {}
        self.cache = ThreadCache()  # that of the running thread

        self.had_threads = False
        self.arena_count = 1
        self.arena_limit = 0
        self.free_arenas = 0  # list through next_free_arena
        self.next_arena = 0  # the one to be shared next when there are enough
        self.aligned_area = 0  # where the next 64 MiB area would be aligned

        self.current_break = 0
        self.segments: list[int] = []  # first chunk of each contiguous piece of the main heap
        self.tcaches: list[int] = []
        self.mapped: dict[int, None] = {}  # chunks that were ever mapped, oldest first

        self.source = "none"
        self.decision: Decision | None = None

    # the rule that decided a call

    def decide(self, name: str, **values: Datum) -> None:
        """Remember the rule that decided the present call; a later one replaces it."""
        self.decision = (name, values)

    def rule(self) -> Rule | None:
        """Take the remembered rule."""
        decision, self.decision = self.decision, None
        return Rule(*decision) if decision else None

    # endings

    def fail(self, message: str) -> NoReturn:
        """End the process as glibc does when it finds the heap damaged: a line on stderr, then SIGABRT."""
        self.process.emit("heap", Rule("heap-check-failed", {"message": message}), message=message)
        text = message.encode() + b"\n"
        self.process.write_stderr(text)
        self.process.part(AbortMessage).keep(text)
        self.process.signals.abort()

    def assertion(self, holds: bool, function: str, expression: str) -> None:
        """Fail as an assertion inside malloc.c does, unless it ``holds``."""
        if not holds:
            self.fail(f"Fatal glibc error: malloc assertion failure in {function}: {expression}")

    def no_memory(self) -> int:
        """Set errno to ENOMEM and return the null pointer."""
        self.process.errno = Errno.ENOMEM
        return 0

    def called(self, result: int) -> int:
        """Set errno when a system call failed, as its wrapper does; returns the result."""
        if result < 0:
            self.process.errno = -result
        return result

    def steps(self) -> Iterator[None]:
        """Yield once for each step along a list; a damaged list may lead round in circles."""
        yield from repeat(None, MOST_STEPS)
        raise LimitReached(
            f"malloc followed a list of free chunks for more than {MOST_STEPS:,} steps; "
            "a damaged list that leads round in circles is never left again"
        )

    # chunks

    def size(self, chunk: int) -> int:
        """Return the size of a chunk without its flags."""
        return self.load(chunk + SIZE) & ~FLAGS

    def resize(self, chunk: int, size: int) -> None:
        """Change the size of a chunk and leave its flags; bits in ``size`` add to them."""
        self.store(chunk + SIZE, self.load(chunk + SIZE) & FLAGS | size)

    def is_mapped(self, chunk: int) -> bool:
        """Tell whether a chunk has a mapping of its own."""
        return bool(self.load(chunk + SIZE) & IS_MMAPPED)

    def set_bit(self, address: int, bit: int) -> None:
        """Set a flag in the size field of the chunk at ``address``."""
        self.store(address + SIZE, self.load(address + SIZE) | bit)

    def clear_bit(self, address: int, bit: int) -> None:
        """Clear a flag in the size field of the chunk at ``address``."""
        self.store(address + SIZE, self.load(address + SIZE) & ~bit)

    # arenas

    def contiguous(self, arena: int) -> bool:
        """Tell whether the arena still consists of one piece, grown by moving the break."""
        return not self.load32(arena + STATE_FLAGS) & NONCONTIGUOUS

    @property
    def single_threaded(self) -> bool:
        """Tell whether the process never had a second thread; then everything goes to the main arena."""
        if not self.had_threads:
            self.had_threads = len(self.process.threads.threads) > 1
        return not self.had_threads

    def initialise(self) -> None:
        """Prepare the main arena, as the first call of most functions does."""
        if self.initialised:
            return
        self.initialised = True
        self.parameters.start(self.tunables)
        self.tcache_key = self.process.random.getrandbits(64)
        self.store(self.process.libc_data("tcache_key", 8), self.tcache_key)
        self.write_empty_arena(self.main_arena, contiguous=True)
        self.cache.arena = self.main_arena

    def write_empty_arena(self, arena: int, contiguous: bool) -> None:
        """Make every bin an empty list, and top the empty chunk that the unsorted bin pretends to be."""
        self.memory.store(bin_at(arena, 1) + 16, _empty_bins(arena))
        if not contiguous:
            self.store32(arena + STATE_FLAGS, self.load32(arena + STATE_FLAGS) | NONCONTIGUOUS)
        self.store(arena + TOP, bin_at(arena, 1))


@lru_cache(maxsize=8)
def _empty_bins(arena: int) -> bytes:
    """Return the heads of all bins, each pointing at itself twice."""
    bins = [bin_at(arena, index) for index in range(1, BIN_COUNT) for _ in range(2)]
    return struct.pack(f"<{len(bins)}Q", *bins)


def wrap(address: int) -> int:
    """Return ``address`` in the 64 bits of a register."""
    return address & MASK
