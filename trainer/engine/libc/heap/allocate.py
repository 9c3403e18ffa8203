"""Finding a chunk for a request: fastbin, small bin, unsorted bin, larger bins, top, and then the kernel.

The order is malloc's (malloc(3) leaves it open; measured, and described in glibc's manual of internals).
"""

from trainer.engine.libc.heap.consolidate import consolidate
from trainer.engine.libc.heap.layout import (
    BINMAP,
    BK,
    BK_NEXTSIZE,
    FASTBINS,
    FD,
    HAVE_FASTCHUNKS,
    HEADER,
    LARGE,
    LAST_REMAINDER,
    MASK,
    MAX_REQUEST,
    MIN_CHUNK,
    SIZE,
    SYSTEM_MEMORY,
    TOP,
    bin_at,
    bin_index,
    chunk_size,
    fastbin_index,
)
from trainer.engine.libc.heap.lists import insert_unsorted, mark_used, split, unlink
from trainer.engine.libc.heap.mapping import map_chunk
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.system import obtain
from trainer.engine.libc.heap.tcache import caches, has_room, put, reveal, tcache_index
from trainer.engine.libc.heap.top import cut
from trainer.engine.libc.heap.unsorted import scan_unsorted


def allocate(heap: HeapState, arena: int, request: int) -> int:
    """Return ``request`` bytes of ``arena`` (0: no arena is left), or 0 with errno set.

    ``heap.source`` says where they came from, ``heap.decision`` why.
    """
    if request > MAX_REQUEST:
        heap.source = "none"
        heap.decide("request-too-large", request=request, most=MAX_REQUEST)
        return heap.no_memory()
    wanted = chunk_size(request)
    address = 0
    if heap.rules.strict_threshold and request > heap.parameters.mmap_threshold:
        address = map_chunk(heap, wanted, request)
    address = address or (_search(heap, arena, wanted) if arena else obtain(heap, 0, wanted))
    if not address:
        heap.source = "none"
        heap.decide("malloc-fails", request=request, chunk=wanted)
    elif heap.source != "tcache" and (perturb := heap.parameters.perturb):
        heap.memory.fill(address, perturb & 0xFF ^ 0xFF, request)
    return address


def _search(heap: HeapState, arena: int, wanted: int) -> int:
    if wanted <= heap.parameters.max_fast and (found := _take_fast(heap, arena, wanted)):
        return found
    if wanted < LARGE:
        if found := _take_small(heap, arena, wanted):
            return found
    elif heap.load32(arena + HAVE_FASTCHUNKS):
        consolidate(heap, arena)
    while True:
        found = (
            scan_unsorted(heap, arena, wanted)
            or (wanted >= LARGE and _best_fit(heap, arena, wanted))
            or _next_larger_bin(heap, arena, wanted)
            or _cut_top(heap, arena, wanted)
        )
        if found:
            return found
        if not heap.load32(arena + HAVE_FASTCHUNKS):
            return obtain(heap, arena, wanted)
        consolidate(heap, arena)


def _take_fast(heap: HeapState, arena: int, wanted: int) -> int:
    """Pop the fastbin of a size; what is left of it moves to the tcache as far as there is room."""
    head = arena + FASTBINS + 8 * fastbin_index(wanted)
    chunk = heap.load(head)
    if not chunk:
        return 0
    if chunk & 15:
        heap.fail("malloc(): unaligned fastbin chunk detected 2")
    _pop_fast(heap, head, chunk)
    if fastbin_index(heap.size(chunk)) != fastbin_index(wanted):
        heap.fail("malloc(): memory corruption (fast)")
    index = tcache_index(wanted)
    stashed = 0
    if caches(heap, index):
        while has_room(heap, index) and (other := heap.load(head)):
            if other & 15:
                heap.fail("malloc(): unaligned fastbin chunk detected 3")
            _pop_fast(heap, head, other)
            put(heap, other, index)
            stashed += 1
    heap.source = "fastbin"
    heap.decide("fastbin-hit", chunk=wanted, stashed=stashed)
    return chunk + HEADER


def _pop_fast(heap: HeapState, head: int, chunk: int) -> None:
    following = reveal(heap, chunk + FD)
    if following & 15 and not heap.single_threaded:
        heap.fail("malloc(): unaligned fastbin chunk detected")
    heap.store(head, following)


def _take_small(heap: HeapState, arena: int, wanted: int) -> int:
    """Take the oldest chunk of the small bin of a size; others of that bin move to the tcache."""
    bin_ = bin_at(arena, wanted >> 4)
    chunk = heap.load(bin_ + BK)
    if chunk == bin_:
        return 0
    if heap.load(heap.load(chunk + BK) + FD) != chunk:
        heap.fail("malloc(): smallbin double linked list corrupted")
    _drop_last(heap, arena, bin_, chunk, wanted)
    index = tcache_index(wanted)
    stashed = 0
    if caches(heap, index):
        steps = heap.steps()
        while has_room(heap, index) and (other := heap.load(bin_ + BK)) != bin_:
            next(steps)
            if other:
                _drop_last(heap, arena, bin_, other, wanted)
                put(heap, other, index)
                stashed += 1
    heap.source = "small bin"
    heap.decide("smallbin-hit", chunk=wanted, stashed=stashed)
    return chunk + HEADER


def _drop_last(heap: HeapState, arena: int, bin_: int, chunk: int, size: int) -> None:
    back = heap.load(chunk + BK)
    mark_used(heap, arena, chunk, size)
    heap.store(bin_ + BK, back)
    heap.store(back + FD, bin_)


def _best_fit(heap: HeapState, arena: int, wanted: int) -> int:
    """Take the smallest chunk of the request's own large bin that is large enough."""
    load = heap.load
    bin_ = bin_at(arena, bin_index(wanted))
    chunk = load(bin_ + FD)
    if chunk == bin_ or load(chunk + SIZE) < wanted:
        return 0
    chunk = load(chunk + BK_NEXTSIZE)
    steps = heap.steps()
    while heap.size(chunk) < wanted:
        next(steps)
        chunk = load(chunk + BK_NEXTSIZE)
    size = heap.size(chunk)
    # the first chunk of a size carries the list of sizes, so the second one is cheaper to remove
    if chunk != load(bin_ + BK) and load(chunk + SIZE) == load(load(chunk + FD) + SIZE):
        chunk = load(chunk + FD)
    return _take(heap, arena, chunk, size, wanted, "malloc(): corrupted unsorted chunks")


def _next_larger_bin(heap: HeapState, arena: int, wanted: int) -> int:
    """Take the last chunk of the first non-empty bin above that of the request, found through the bin map."""
    index = bin_index(wanted) + 1
    block, bit = index >> 5, index & 31
    bits = heap.load32(arena + BINMAP + 4 * block) >> bit << bit
    while True:
        while not bits:
            block += 1
            if block >= 4:
                return 0
            bits = heap.load32(arena + BINMAP + 4 * block)
        bit = (bits & -bits).bit_length() - 1
        bin_ = bin_at(arena, 32 * block + bit)
        chunk = heap.load(bin_ + BK)
        if chunk != bin_:
            size = heap.size(chunk)
            heap.assertion(size >= wanted, "_int_malloc", "(unsigned long) (size) >= (unsigned long) (nb)")
            return _take(heap, arena, chunk, size, wanted, "malloc(): corrupted unsorted chunks 2", True)
        word = arena + BINMAP + 4 * block
        heap.store32(word, heap.load32(word) & ~(1 << bit))
        bits &= ~(1 << bit)


def _take(
    heap: HeapState, arena: int, chunk: int, size: int, wanted: int, complaint: str, other_bin: bool = False
) -> int:
    """Use a binned chunk; a remainder of at least 32 bytes goes to the unsorted bin."""
    remainder = size - wanted
    unlink(heap, chunk)
    if remainder < MIN_CHUNK:
        mark_used(heap, arena, chunk, size)
    else:
        rest = chunk + wanted & MASK
        insert_unsorted(heap, arena, rest, remainder, complaint)
        if other_bin and wanted < LARGE:
            heap.store(arena + LAST_REMAINDER, rest)
        split(heap, arena, chunk, size, wanted)
    heap.source = "small bin" if size < LARGE else "large bin"
    if remainder < MIN_CHUNK:
        heap.decide("best-fit", chunk=wanted, found=size, bin=heap.source)
    else:
        heap.decide("best-fit-split", chunk=wanted, found=size, bin=heap.source, remainder=remainder)
    return chunk + HEADER


def _cut_top(heap: HeapState, arena: int, wanted: int) -> int:
    """Cut a chunk from the low end of the top chunk, which must keep at least 32 bytes."""
    top = heap.load(arena + TOP)
    size = heap.size(top)
    if size > heap.load(arena + SYSTEM_MEMORY):
        heap.fail("malloc(): corrupted top size")
    if size < wanted + MIN_CHUNK:
        return 0
    heap.source = "top"
    heap.decide("top-split", chunk=wanted, top=size)
    return cut(heap, arena, top, size, wanted)
