"""malloc_trim(3): give back what no block uses, at the end of the heap and inside free chunks."""

from trainer.engine.libc.heap.areas import MADV_DONTNEED
from trainer.engine.libc.heap.consolidate import consolidate
from trainer.engine.libc.heap.layout import (
    BIN_COUNT,
    BK,
    CHUNK_STRUCT,
    PAGE,
    bin_at,
    bin_index,
    round_up,
)
from trainer.engine.libc.heap.morecore import trim_top
from trainer.engine.libc.heap.state import HeapState


def trim_arena(heap: HeapState, arena: int, pad: int) -> bool:
    """Trim one arena; ``pad`` bytes stay at the end of the heap. Tells whether anything was released."""
    consolidate(heap, arena)
    released = False
    first_large = bin_index(PAGE)
    for index in (1, *range(first_large, BIN_COUNT)):
        bin_ = bin_at(arena, index)
        chunk = heap.load(bin_ + BK)
        steps = heap.steps()
        while chunk != bin_:
            next(steps)
            released |= _drop_pages(heap, chunk)
            chunk = heap.load(chunk + BK)
    if arena == heap.main_arena:
        released |= bool(trim_top(heap, pad))
    return released


def _drop_pages(heap: HeapState, chunk: int) -> bool:
    """Drop the whole pages inside a free chunk; they read as zero from then on."""
    start = round_up(chunk + CHUNK_STRUCT)
    length = chunk + heap.size(chunk) - start & -PAGE
    if length <= 0:
        return False
    heap.called(heap.process.kernel.madvise(start, length, MADV_DONTNEED))
    return True
