"""Merging: a free chunk with its free neighbours, and all fastbin chunks at once."""

from trainer.engine.libc.heap.layout import (
    FASTBIN_COUNT,
    FASTBINS,
    FD,
    FLAGS,
    HAVE_FASTCHUNKS,
    MASK,
    PREV_INUSE,
    SIZE,
    TOP,
    fastbin_index,
)
from trainer.engine.libc.heap.lists import insert_unsorted, set_free, unlink
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.tcache import reveal


def merge(heap: HeapState, arena: int, chunk: int, size: int, where: str, complaint: str = "") -> tuple[int, int]:
    """Free ``chunk`` of ``size`` bytes: join it with free neighbours, then with top or the unsorted bin.

    ``where`` ends the message about a chunk below whose size contradicts prev_size; ``complaint`` is that
    about a damaged unsorted bin. Returns address and size of the result.
    """
    load = heap.load
    following = chunk + size & MASK
    following_size = load(following + SIZE) & ~FLAGS
    if not load(chunk + SIZE) & PREV_INUSE:
        below = load(chunk)
        size = size + below & MASK
        chunk = chunk - below & MASK
        if heap.size(chunk) != below:
            heap.fail(f"corrupted size vs. prev_size {where}")
        unlink(heap, chunk)
    if following == load(arena + TOP):
        size = size + following_size & MASK
        heap.store(chunk + SIZE, size | PREV_INUSE)
        heap.store(arena + TOP, chunk)
        return chunk, size
    if load((following + following_size & MASK) + SIZE) & PREV_INUSE:
        heap.clear_bit(following, PREV_INUSE)
    else:
        unlink(heap, following)
        size = size + following_size & MASK
    insert_unsorted(heap, arena, chunk, size, complaint)
    set_free(heap, chunk, size)
    return chunk, size


def consolidate(heap: HeapState, arena: int) -> None:
    """Merge every fastbin chunk with its neighbours and move it to the unsorted bin or to top."""
    heap.store32(arena + HAVE_FASTCHUNKS, 0)
    for index in range(FASTBIN_COUNT):
        head = arena + FASTBINS + 8 * index
        chunk = heap.load(head)
        if not chunk:
            continue
        heap.store(head, 0)
        steps = heap.steps()
        while chunk:
            next(steps)
            if chunk & 15:
                heap.fail("malloc_consolidate(): unaligned fastbin chunk detected")
            size = heap.size(chunk)
            if fastbin_index(size) != index:
                heap.fail("malloc_consolidate(): invalid chunk size")
            following = reveal(heap, chunk + FD)
            merge(heap, arena, chunk, size, "in fastbins")
            chunk = following
