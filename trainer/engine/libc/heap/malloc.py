"""The heap of a process: malloc, free and their relatives, working on simulated bytes."""

from struct import Struct
from struct import error as StructError
from typing import TYPE_CHECKING

from trainer.engine.events import Datum, Rule
from trainer.engine.libc.heap.align import allocate_aligned
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
    TCACHE_DEPTH,
    TCACHE_ENTRIES,
    TCACHE_MAX_CHUNK,
    chunk_size,
)
from trainer.engine.libc.heap.reallocate import reallocate
from trainer.engine.libc.heap.statistics import arenas, mallinfo
from trainer.engine.libc.heap.tcache import tcache_index
from trainer.engine.libc.heap.threads import ThreadHeap
from trainer.engine.libc.heap.trim import trim_arena
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

MOST_REPORTS = 20_000  # calls that leave an event; a program that makes more is not one to be read call by call

_HALF, _WORD = Struct("<H"), Struct("<Q")
_MAX_CACHED_REQUEST = TCACHE_MAX_CHUNK - 8
_INDEX_OF_REQUEST = tuple(tcache_index(chunk_size(request)) for request in range(_MAX_CACHED_REQUEST + 1))
_unpack_half, _pack_half = _HALF.unpack_from, _HALF.pack_into
_unpack_word, _pack_word = _WORD.unpack_from, _WORD.pack_into


class Malloc(ThreadHeap):
    """malloc and its relatives; addresses are those of user data, 0 is the null pointer."""

    def __init__(self, process: "Process") -> None:
        super().__init__(process)
        self._writable = self.memory.writable
        self._logged = self.memory.log is not None
        self.reports_left = MOST_REPORTS

    # the common case, in as few steps as possible

    def malloc(self, size: int) -> int:
        """Allocate ``size`` bytes; 0 with errno ENOMEM when that fails."""
        process = self.process
        if process.thread is not self._thread:
            self.enter()
        tcache = self.cache.tcache
        if not tcache or size > _MAX_CACHED_REQUEST:
            return self._malloc(size)
        index = _INDEX_OF_REQUEST[size]
        writable = self._writable
        try:
            page, offset = writable[tcache >> 12], tcache & 4095
            counter, head = offset + 2 * index, offset + TCACHE_ENTRIES + 8 * index
            count = _unpack_half(page, counter)[0]
            if not count:
                return self._malloc(size)
            entry: int = _unpack_word(page, head)[0]
            chunk, low = writable[entry >> 12], entry & 4095
            if entry & 15:
                return self._malloc(size)
            following = _unpack_word(chunk, low)[0] ^ entry >> 12
        except (KeyError, StructError):
            return self._malloc(size)
        if self._logged:
            self.store(tcache + TCACHE_ENTRIES + 8 * index, following)
            self.store16(tcache + 2 * index, count - 1)
            self.store(entry + 8, 0)
        else:
            _pack_word(page, head, following)
            _pack_half(page, counter, count - 1)
            _pack_word(chunk, low + 8, 0)
        if self.reports_left:
            self.source = "tcache"
            self.decide("tcache-hit", chunk=MIN_CHUNK + 16 * index, count=count)
            self._report("malloc", size, entry)
        return entry

    def free(self, address: int) -> None:
        """Free a block; errno is kept."""
        process = self.process
        if process.thread is not self._thread:
            self.enter()
        tcache = self.cache.tcache
        writable = self._writable
        try:
            head = _unpack_word(writable[address - 8 >> 12], address - 8 & 4095)[0]
            size = head & ~1
            if not tcache or address & 15 or size & 15 or not MIN_CHUNK <= size <= TCACHE_MAX_CHUNK:
                return self._free(address)
            index = size - MIN_CHUNK >> 4
            chunk, low = writable[address >> 12], address & 4095
            page, offset = writable[tcache >> 12], tcache & 4095
            counter, entries = offset + 2 * index, offset + TCACHE_ENTRIES + 8 * index
            count = _unpack_half(page, counter)[0]
            if count >= TCACHE_DEPTH or _unpack_word(chunk, low + 8)[0] == self.tcache_key:
                return self._free(address)
            following = _unpack_word(page, entries)[0] ^ address >> 12
        except (KeyError, StructError):
            return self._free(address)
        if self._logged:
            self.store(address + 8, self.tcache_key)
            self.store(address, following)
            self.store(tcache + TCACHE_ENTRIES + 8 * index, address)
            self.store16(tcache + 2 * index, count + 1)
        else:
            _pack_word(chunk, low + 8, self.tcache_key)
            _pack_word(chunk, low, following)
            _pack_word(page, entries, address)
            _pack_half(page, counter, count + 1)
        if self.reports_left:
            self.source = "tcache"
            self.decide("tcache-put", chunk=size, count=count + 1)
            self._report_free(address, size)
        return None

    def _malloc(self, size: int) -> int:
        address = self.serve(size)
        if self.reports_left:
            self._report("malloc", size, address)
        return address

    def _free(self, address: int) -> None:
        """Free a block of any kind."""
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
        if alignment <= HEADER:
            return self.serve(size)
        if alignment > 1 << 63:
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
        if self.process.thread is not self._thread:
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
        self._here()
        self.initialise()
        return sum(trim_arena(self, arena, pad) for arena in arenas(self)) > 0

    def information(self) -> tuple[int, ...]:
        """Return the ten fields of ``struct mallinfo2``."""
        self._here()
        self.initialise()
        return mallinfo(self)

    # events

    def _report(self, kind: str, request: int, address: int, **more: Datum) -> None:
        self.reports_left -= 1
        size = self.load(address - HEADER + SIZE) & ~FLAGS if address else 0
        self.process.report(kind, _told_allocation, self.decision, request, address, size, self.source, more)

    def _report_free(self, address: int, size: int) -> None:
        self.reports_left -= 1
        self.process.report("free", _told_free, self.decision, address, size, self.source)


_Decision = tuple[str, dict[str, Datum]]
_Told = tuple[Rule, dict[str, Datum]]


def _told_allocation(
    decision: _Decision | None, request: int, address: int, size: int, source: str, more: dict[str, Datum]
) -> _Told:
    name, values = decision or ("malloc", {})
    data = {"request": request, "address": address, "chunk_size": size, "source": source, **more}
    return Rule(name, {"request": request, **values}), data


def _told_free(decision: _Decision | None, address: int, size: int, source: str) -> _Told:
    return Rule(*(decision or ("free", {}))), {"address": address, "chunk_size": size, "source": source}
