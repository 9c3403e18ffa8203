"""Working through the unsorted bin: a freed chunk gets one chance of reuse before it is sorted by size."""

from trainer.engine.libc.heap.layout import (
    BK,
    BK_NEXTSIZE,
    FD,
    FD_NEXTSIZE,
    HEADER,
    LARGE,
    LAST_REMAINDER,
    MASK,
    MIN_CHUNK,
    PREV_INUSE,
    SIZE,
    SYSTEM_MEMORY,
    UNSORTED,
)
from trainer.engine.libc.heap.lists import mark_used, sort_in, split
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.tcache import caches, get, has_room, put, tcache_index

MAX_SORTED = 10000  # chunks sorted by one call


def scan_unsorted(heap: HeapState, arena: int, wanted: int) -> int:
    """Empty the unsorted bin, oldest chunk first; returns a user address as soon as one fits, else 0.

    Only an exact fit is taken, or a piece of the last remainder when that is all there is. Exact fits of a
    tcache size are cached while there is room, and the one cached last is returned at the end.
    """
    load = heap.load
    unsorted = arena + UNSORTED
    index = tcache_index(wanted)
    cacheable = caches(heap, index)
    limit = heap.parameters.tcache_unsorted_limit
    stashed = sorted_ = 0
    steps = heap.steps()
    while sorted_ < MAX_SORTED and (chunk := load(unsorted + BK)) != unsorted:
        next(steps)
        back = load(chunk + BK)
        size = heap.size(chunk)
        _check(heap, arena, chunk, size, back)
        if wanted < LARGE and back == unsorted and chunk == load(arena + LAST_REMAINDER) and size > wanted + MIN_CHUNK:
            return _split_last_remainder(heap, arena, chunk, size, wanted)
        heap.store(unsorted + BK, back)
        heap.store(back + FD, unsorted)
        if size != wanted:
            sort_in(heap, arena, chunk, size)
            sorted_ += 1
            if stashed and 0 < limit < sorted_:
                break
            continue
        mark_used(heap, arena, chunk, size)
        if cacheable and has_room(heap, index):
            put(heap, chunk, index)
            stashed += 1
            continue
        heap.source = "unsorted bin"
        heap.decide("first-fit-unsorted", chunk=wanted)
        return chunk + HEADER
    if stashed:
        heap.source = "tcache"
        heap.decide("unsorted-through-tcache", chunk=wanted, stashed=stashed)
        return get(heap, index)
    return 0


def _check(heap: HeapState, arena: int, chunk: int, size: int, back: int) -> None:
    load = heap.load
    memory = load(arena + SYSTEM_MEMORY)
    following = chunk + size & MASK
    if size <= HEADER or size > memory:
        heap.fail("malloc(): invalid size (unsorted)")
    head = load(following + SIZE)
    if head < HEADER or head > memory:
        heap.fail("malloc(): invalid next size (unsorted)")
    if load(following) & ~7 != size:
        heap.fail("malloc(): mismatching next->prev_size (unsorted)")
    if load(back + FD) != chunk or load(chunk + FD) != arena + UNSORTED:
        heap.fail("malloc(): unsorted double linked list corrupted")
    if head & PREV_INUSE:
        heap.fail("malloc(): invalid next->prev_inuse (unsorted)")


def _split_last_remainder(heap: HeapState, arena: int, chunk: int, size: int, wanted: int) -> int:
    """Serve consecutive small requests from one piece, so that they lie next to each other."""
    store = heap.store
    unsorted = arena + UNSORTED
    rest, remainder = chunk + wanted, size - wanted
    for link in (FD, BK):
        store(unsorted + link, rest)
        store(rest + link, unsorted)
    store(arena + LAST_REMAINDER, rest)
    if remainder >= LARGE:
        store(rest + FD_NEXTSIZE, 0)
        store(rest + BK_NEXTSIZE, 0)
    split(heap, arena, chunk, size, wanted)
    heap.source = "unsorted bin"
    heap.decide("last-remainder-split", chunk=wanted, found=size, remainder=remainder)
    return chunk + HEADER
