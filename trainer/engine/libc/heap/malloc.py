"""The heap of a process: malloc, free and their relatives, working on simulated bytes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from trainer.engine.events import Datum, Rule
from trainer.engine.libc.heap.allocate import allocate
from trainer.engine.libc.heap.arenas import other_arena, running_arena
from trainer.engine.libc.heap.clearing import clear, freshness
from trainer.engine.libc.heap.consolidate import consolidate
from trainer.engine.libc.heap.layout import (
    FLAGS,
    HEADER,
    MASK,
    MIN_CHUNK,
    PREV_INUSE,
    SIZE,
)
from trainer.engine.libc.heap.state import Decision
from trainer.engine.libc.heap.threads import ThreadHeap
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

MOST_REPORTS = 20_000  # calls that leave an event; a program that makes more is not one to be read call by call


class Malloc(ThreadHeap):
    """malloc and its relatives; addresses are those of user data, 0 is the null pointer."""

    def __init__(self, process: "Process") -> None:
        super().__init__(process)
        self.reports_left = MOST_REPORTS

    def interpose(self, functions: Mapping[str, int]) -> None:
        """Let the C library allocate with those functions that a program defines itself; they are given by address."""
        for name in ("malloc", "calloc", "realloc", "free"):
            if name in functions:
                setattr(self, name, self._calling(functions[name]))

    def _calling(self, address: int) -> Callable[..., int]:
        process = self.process
        # arguments that are passed on starred would take room on the host's own stack, and these calls may nest deeply
        return lambda *arguments: int(process.call_on(address, arguments, process.below()) or 0)

    def malloc(self, size: int) -> int:
        """Allocate ``size`` bytes; 0 with errno ENOMEM when that fails."""
        self._here()
        address = self.serve(size)
        if address and self.rules.malloc_clears:
            clear(self, address, size, None)
        if self.reports_left:
            self._report("malloc", size, address)
        return address

    def free(self, address: int) -> None:
        """Free a block of any kind; errno is kept."""
        self._here()
        if not address:
            if self.reports_left:
                self.source, self.decision = "none", ("free-null", {})
                self._report_free(0, 0)
            return
        errno = self.process.errno
        chunk = address - HEADER & MASK
        size = self.size(chunk)
        self.release_any(chunk)
        self.process.errno = errno
        if self.reports_left:
            self._report_free(address, size)

    # the rest of the family

    def calloc(self, count: int, size: int) -> int:
        """Allocate ``count * size`` zeroed bytes; never takes a block from the tcache (glibc 2.36)."""
        self._here()
        total = count * size
        address = self._cleared(total)
        if self.reports_left:
            self._report("calloc", total, address)
        return address

    def _cleared(self, total: int) -> int:
        if total > MASK:
            self.source = "none"
            self.decide("product-too-large")
            return self.no_memory()
        self.initialise()
        self.start_tcache()
        arena = self.main_arena if self.single_threaded else running_arena(self, total)
        fresh = freshness(self, arena) if arena else None
        address = allocate(self, arena, total)
        if not address and arena and not self.single_threaded:
            address = allocate(self, other_arena(self, arena, total), total)
        if address and self.rules.calloc_clears:
            clear(self, address, total, fresh)
        return address

    def realloc(self, address: int, size: int) -> int:
        """Change the size of a block, which may move; size 0 frees it. On failure (0) the old block stays."""
        self._here()
        self.initialise()
        self.decision = None
        if not address:
            new = self.serve(size)
        elif size == 0:
            self.release_any(address - HEADER)
            new = 0
        else:
            from trainer.engine.libc.heap.reallocate import reallocate

            new = reallocate(self, address, size)
        if self.reports_left:
            self._report("realloc", size, new, old=address)
        return new

    def memalign(self, alignment: int, size: int) -> int:
        """Allocate at a multiple of ``alignment``, raised to a power of two (memalign, aligned_alloc)."""
        self._here()
        self.initialise()
        self.decision = None
        address = self._aligned(alignment, size)
        if self.reports_left:
            self._report("malloc", size, address, alignment=alignment)
        return address

    def _aligned(self, alignment: int, size: int) -> int:
        from trainer.engine.libc.heap.align import allocate_aligned

        if alignment <= HEADER:
            return self.serve(size)
        if alignment > 1 << 63:
            self.source = "none"
            self.decide("alignment-too-large")
            self.process.errno = Errno.EINVAL
            return 0
        power = 1 << max(alignment - 1, MIN_CHUNK - 1).bit_length()
        return self.in_some_arena(
            size + power + MIN_CHUNK, size, lambda arena: allocate_aligned(self, arena, power, size)
        )

    def posix_memalign(self, slot: int, alignment: int, size: int) -> int:
        """Store an aligned block's address at ``slot``; returns 0 or an error number."""
        if alignment % 8 or alignment & alignment - 1 or not alignment:
            return Errno.EINVAL
        address = self.memalign(alignment, size)
        if not address:
            return Errno.ENOMEM
        self.store(slot, address)
        return 0

    def usable_size(self, address: int) -> int:
        """Return how many bytes of a block may be used (malloc_usable_size(3)); 0 for a free block."""
        if not address:
            return 0
        chunk = address - HEADER & MASK
        size = self.size(chunk)
        if self.is_mapped(chunk):
            return size - HEADER
        return size - 8 if self.load((chunk + size & MASK) + SIZE) & PREV_INUSE else 0

    def _here(self) -> None:
        if self.process.thread is not self.thread:
            self.enter()

    # tuning and looking

    def option(self, name: int, value: int) -> bool:
        """Do what ``mallopt`` does; False when the value is refused."""
        self._here()
        self.initialise()
        consolidate(self, self.main_arena)
        return self.parameters.set(name, value)

    def trim(self, pad: int) -> bool:
        """Give unused memory back (malloc_trim(3)); tells whether there was any."""
        from trainer.engine.libc.heap.statistics import arenas
        from trainer.engine.libc.heap.trim import trim_arena

        self._here()
        self.initialise()
        return sum(trim_arena(self, arena, pad) for arena in arenas(self)) > 0

    def information(self) -> tuple[int, ...]:
        """Return the ten fields of ``struct mallinfo2``."""
        from trainer.engine.libc.heap.statistics import mallinfo

        self._here()
        self.initialise()
        return mallinfo(self)

    # events

    def _report(self, kind: str, request: int, address: int, **more: Datum) -> None:
        self.reports_left -= 1
        size = self.load(address - HEADER + SIZE) & ~FLAGS if address else 0
        self.process.report(kind, tell_allocation, self.decision, request, address, size, self.source, more)

    def _report_free(self, address: int, size: int) -> None:
        self.reports_left -= 1
        self.process.report("free", tell_free, self.decision, address, size, self.source)


_Told = tuple[Rule, dict[str, Datum]]


def tell_allocation(
    decision: Decision | None, request: int, address: int, size: int, source: str, more: dict[str, Datum]
) -> _Told:
    """Return rule and data of the event of an allocation, also one that failed (``address`` 0)."""
    name, values = decision or ("malloc", {})
    data = {"request": request, "address": address, "chunk_size": size, "source": source, **more}
    return Rule(name, {"request": request, **values}), data


def tell_free(decision: Decision | None, address: int, size: int, source: str) -> _Told:
    """Return rule and data of the event of a block that was freed."""
    return Rule(*(decision or ("free", {}))), {"address": address, "chunk_size": size, "source": source}
