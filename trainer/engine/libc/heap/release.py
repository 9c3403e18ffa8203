"""Freeing a chunk of an arena: into the tcache, a fastbin, or merged into the unsorted bin or top."""

from trainer.engine.libc.heap.areas import area_of, trim_area
from trainer.engine.libc.heap.consolidate import consolidate, merge
from trainer.engine.libc.heap.layout import (
    CONSOLIDATION_SIZE,
    FASTBINS,
    FD,
    FLAGS,
    HAVE_FASTCHUNKS,
    HEADER,
    HEAP_ARENA,
    IS_MMAPPED,
    MASK,
    MIN_CHUNK,
    NON_MAIN_ARENA,
    PREV_INUSE,
    SIZE,
    SYSTEM_MEMORY,
    TOP,
    fastbin_index,
)
from trainer.engine.libc.heap.mapping import unmap_chunk
from trainer.engine.libc.heap.morecore import trim_top
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.tcache import caches, check_double_free, has_room, protect, put, tcache_index


def arena_of(heap: HeapState, chunk: int) -> int:
    """Return the arena that a chunk says it belongs to; reading that of a false chunk may fault."""
    if heap.load(chunk + SIZE) & NON_MAIN_ARENA:
        return heap.load(area_of(chunk) + HEAP_ARENA)
    return heap.main_arena


def release(heap: HeapState, arena: int, chunk: int, locked: bool = False) -> None:
    """Free a chunk that is not mapped; one more check is made when the caller has the arena ``locked``."""
    head = heap.load(chunk + SIZE)
    size = head & ~FLAGS
    if chunk > -size & MASK or chunk & 15:
        heap.fail("free(): invalid pointer")
    if size < MIN_CHUNK or size & 15:
        heap.fail("free(): invalid size")
    index = tcache_index(size)
    if caches(heap, index):
        if heap.load(chunk + HEADER + 8) == heap.tcache_key:
            check_double_free(heap, chunk + HEADER, index)
        if has_room(heap, index):
            put(heap, chunk, index)
            heap.source = "tcache"
            heap.decide("tcache-put", chunk=size, count=heap.load16(heap.cache.tcache + 2 * index))
            return
    if size <= heap.parameters.max_fast:
        _put_fast(heap, arena, chunk, size, locked)
    elif head & IS_MMAPPED:
        unmap_chunk(heap, chunk)
    else:
        _put_back(heap, arena, chunk, size)


def _put_fast(heap: HeapState, arena: int, chunk: int, size: int, locked: bool) -> None:
    following = chunk + size & MASK
    head = heap.load(following + SIZE)
    if head <= HEADER or head & ~FLAGS >= heap.load(arena + SYSTEM_MEMORY):
        heap.fail("free(): invalid next size (fast)")
    _perturb(heap, chunk, size)
    heap.store32(arena + HAVE_FASTCHUNKS, 1)
    index = fastbin_index(size)
    list_head = arena + FASTBINS + 8 * index
    old = heap.load(list_head)
    if old == chunk:
        heap.fail("double free or corruption (fasttop)")
    protect(heap, chunk + FD, old)
    heap.store(list_head, chunk)
    if locked and old and fastbin_index(heap.size(old)) != index:
        heap.fail("invalid fastbin entry (free)")
    heap.source = "fastbin"
    heap.decide("fastbin-put", chunk=size)


def _put_back(heap: HeapState, arena: int, chunk: int, size: int) -> None:
    """Merge the chunk with its free neighbours; a large result may shrink the arena."""
    following = chunk + size & MASK
    top = heap.load(arena + TOP)
    if chunk == top:
        heap.fail("double free or corruption (top)")
    if heap.contiguous(arena) and following >= top + heap.size(top) & MASK:
        heap.fail("double free or corruption (out)")
    head = heap.load(following + SIZE)
    if not head & PREV_INUSE:
        heap.fail("double free or corruption (!prev)")
    if head <= HEADER or head & ~FLAGS >= heap.load(arena + SYSTEM_MEMORY):
        heap.fail("free(): invalid next size (normal)")
    _perturb(heap, chunk, size)
    start, merged = merge(heap, arena, chunk, size, "while consolidating", "free(): corrupted unsorted chunks")
    if start == heap.load(arena + TOP):
        heap.source = "top"
        heap.decide("merged-into-top", chunk=size, top=merged)
    else:
        heap.source = "unsorted bin"
        heap.decide("unsorted-put" if merged == size else "consolidated", chunk=size, merged=merged)
    if merged >= CONSOLIDATION_SIZE:
        _shrink(heap, arena)


def _shrink(heap: HeapState, arena: int) -> None:
    if heap.load32(arena + HAVE_FASTCHUNKS):
        consolidate(heap, arena)
    top = heap.load(arena + TOP)
    if arena == heap.main_arena:
        if heap.size(top) >= heap.parameters.trim_threshold:
            trim_top(heap, heap.parameters.top_pad)
    else:
        area = area_of(top)
        heap.assertion(heap.load(area + HEAP_ARENA) == arena, "_int_free", "heap->ar_ptr == av")
        trim_area(heap, area)


def _perturb(heap: HeapState, chunk: int, size: int) -> None:
    if perturb := heap.parameters.perturb:
        heap.memory.fill(chunk + HEADER, perturb & 0xFF, size - HEADER)
