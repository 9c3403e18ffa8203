"""Reading the heap's structure from memory, for pictures of it: every chunk and where it stands.

Nothing is trusted: a program may have damaged any of it. Lists are followed only as long as they lead to
chunks that exist, and every loop is bounded.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.heap.layout import (
    ARENA_TOP,
    BIN_COUNT,
    FASTBIN_COUNT,
    FASTBINS,
    FD,
    FLAGS,
    HEADER,
    HEAP_ARENA,
    HEAP_INFO_SIZE,
    HEAP_MAX,
    HEAP_PREVIOUS,
    IS_MMAPPED,
    MIN_CHUNK,
    NEXT_ARENA,
    PAGE,
    SIZE,
    TCACHE_BINS,
    TCACHE_DEPTH,
    TCACHE_ENTRIES,
    TOP,
    bin_at,
)

if TYPE_CHECKING:
    from trainer.engine.libc.heap.state import HeapState

MOST_CHUNKS = 100_000
MOST_ARENAS = 1024

Reader = Callable[[int, int], bytes | None]


class HasHeap(Protocol):
    """A process."""

    @property
    def heap(self) -> "HeapState":
        """Its heap."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk: ``address`` is that of its user data, ``size`` the whole chunk in bytes.

    ``status`` is "in use", "tcache", "fastbin", "unsorted", "small bin", "large bin", "top" or "mmapped";
    ``arena`` counts from 0, the main arena; -1 for a chunk with its own mapping.
    """

    address: int
    size: int
    status: str
    arena: int = 0


def walk(process: HasHeap, read: Reader) -> tuple[Chunk, ...]:
    """Return the chunks in order of address, as ``read(address, size)`` shows them (None: not readable).

    ``read`` may show an earlier moment of the process; what did not exist then is left out.
    """
    return _Walk(process.heap, read).chunks()


class _Walk:
    """One walk; remembers the words it has read."""

    def __init__(self, heap: "HeapState", read: Reader) -> None:
        self.heap = heap
        self.read = read
        self.found: dict[int, Chunk] = {}

    def word(self, address: int) -> int:
        """Return a word, 0 when it cannot be read."""
        data = self.read(address, 8) if address >= 0 else None
        return int.from_bytes(data, "little") if data is not None and len(data) == 8 else 0

    def chunks(self) -> tuple[Chunk, ...]:
        for number, arena in enumerate(self.arenas()):
            top = self.word(arena + TOP)
            for start in self.starts(number, arena, top):
                self.line(start, top, number)
            self.mark_bins(arena)
        self.mark_caches()
        for chunk in self.heap.mapped:
            self.mapped(chunk)
        return tuple(self.found[address] for address in sorted(self.found))

    def arenas(self) -> Iterator[int]:
        """Yield the arenas that exist, main first."""
        arena = first = self.heap.main_arena
        for _ in range(MOST_ARENAS):
            if not arena or not self.word(arena + TOP):
                return
            yield arena
            arena = self.word(arena + NEXT_ARENA)
            if arena == first:
                return

    def starts(self, number: int, arena: int, top: int) -> Iterator[int]:
        """Yield the first chunk of each contiguous piece of an arena."""
        if number == 0:
            yield from self.heap.segments
            return
        area = top & -HEAP_MAX
        for _ in range(MOST_ARENAS):
            if not area or self.word(area + HEAP_ARENA) != arena:
                return
            own = arena == area + HEAP_INFO_SIZE
            yield area + (ARENA_TOP if own else HEAP_INFO_SIZE)
            area = self.word(area + HEAP_PREVIOUS)

    def line(self, chunk: int, top: int, arena: int) -> None:
        """Go from chunk to chunk up to the top chunk, a marker at the end of a piece, or nonsense."""
        while len(self.found) < MOST_CHUNKS:
            size = self.word(chunk + SIZE) & ~FLAGS
            if size < MIN_CHUNK or size & 15 or chunk in self.found:
                return
            status = "top" if chunk == top else "in use"
            self.found[chunk] = Chunk(chunk + HEADER, size, status, arena)
            if chunk == top:
                return
            chunk += size

    def mark(self, chunk: int, status: str) -> bool:
        """Give a chunk in use another status; False when there is no such chunk."""
        old = self.found.get(chunk)
        if old is None or old.status != "in use":
            return False
        self.found[chunk] = Chunk(old.address, old.size, status, old.arena)
        return True

    def mark_bins(self, arena: int) -> None:
        for index in range(FASTBIN_COUNT):
            chunk = self.word(arena + FASTBINS + 8 * index)
            while chunk and self.mark(chunk, "fastbin"):
                chunk = self.word(chunk + FD) ^ chunk + FD >> 12
        for index in range(1, BIN_COUNT):
            status = "unsorted" if index == 1 else "small bin" if index < 64 else "large bin"
            chunk = self.word(bin_at(arena, index) + FD)
            while self.mark(chunk, status):
                chunk = self.word(chunk + FD)

    def mark_caches(self) -> None:
        depth = self.heap.tunables.get("tcache_count", TCACHE_DEPTH)
        for tcache in self.heap.tcaches:
            for index in range(TCACHE_BINS):
                entry = self.word(tcache + TCACHE_ENTRIES + 8 * index)
                count = 0
                while entry and count < depth and self.mark(entry - HEADER, "tcache"):
                    entry = self.word(entry) ^ entry >> 12
                    count += 1

    def mapped(self, chunk: int) -> None:
        """Add a chunk with its own mapping if its header is there at this moment."""
        head, offset = self.word(chunk + SIZE), self.word(chunk)
        size = head & ~FLAGS
        if head & FLAGS == IS_MMAPPED and size >= MIN_CHUNK and not offset + size & PAGE - 1:
            self.found[chunk] = Chunk(chunk + HEADER, size, "mmapped", -1)
