"""realloc for a chunk of an arena: in place where that is possible, otherwise a new chunk and a copy."""

from trainer.engine.libc.heap.allocate import allocate
from trainer.engine.libc.heap.layout import (
    FLAGS,
    HEADER,
    MASK,
    MIN_CHUNK,
    NON_MAIN_ARENA,
    PREV_INUSE,
    SIZE,
    SYSTEM_MEMORY,
    TOP,
)
from trainer.engine.libc.heap.lists import unlink
from trainer.engine.libc.heap.release import release
from trainer.engine.libc.heap.state import HeapState


def resize(heap: HeapState, arena: int, chunk: int, old: int, wanted: int, request: int) -> int:
    """Give ``chunk`` of ``old`` bytes room for ``wanted``; returns the user address, 0 on failure."""
    load = heap.load
    memory = load(arena + SYSTEM_MEMORY)
    if load(chunk + SIZE) <= HEADER or old >= memory:
        heap.fail("realloc(): invalid old size")
    following = chunk + old & MASK
    head = load(following + SIZE)
    following_size = head & ~FLAGS
    if head <= HEADER or following_size >= memory:
        heap.fail("realloc(): invalid next size")
    if old >= wanted:
        heap.decide("realloc-in-place" if old - wanted < MIN_CHUNK else "realloc-shrinks", chunk=wanted, old=old)
        return _keep(heap, arena, chunk, old, wanted)
    together = old + following_size & MASK
    if following == load(arena + TOP):
        if together >= wanted + MIN_CHUNK:
            return _grow_into_top(heap, arena, chunk, old, together, wanted)
    elif not load((following + following_size & MASK) + SIZE) & PREV_INUSE and together >= wanted:
        heap.decide("realloc-joins-next", chunk=wanted, old=old, next=following_size)
        unlink(heap, following)
        return _keep(heap, arena, chunk, together, wanted)
    # 15 bytes less still need the same chunk; glibc asks so, and M_PERTURB shows it
    address = allocate(heap, arena, request if heap.rules.strict_threshold else wanted - 15)
    if not address:
        return 0
    source = heap.source
    new = address - HEADER
    if new == following:
        return _keep(heap, arena, chunk, old + heap.size(new), wanted)
    heap.memory.store(address, heap.memory.load(chunk + HEADER, old - 8))
    release(heap, arena, chunk, locked=True)
    heap.source = source
    heap.decide("realloc-moves", chunk=wanted, old=old)
    return address


def _foreign(heap: HeapState, arena: int) -> int:
    return 0 if arena == heap.main_arena else NON_MAIN_ARENA


def _grow_into_top(heap: HeapState, arena: int, chunk: int, old: int, together: int, wanted: int) -> int:
    heap.resize(chunk, wanted | _foreign(heap, arena))
    heap.store(arena + TOP, chunk + wanted)
    heap.store(chunk + wanted + SIZE, together - wanted | PREV_INUSE)
    heap.source = "top"
    heap.decide("realloc-into-top", chunk=wanted, old=old)
    return chunk + HEADER


def _keep(heap: HeapState, arena: int, chunk: int, size: int, wanted: int) -> int:
    """Use the first ``wanted`` of ``size`` bytes; what is left is freed when it makes a chunk."""
    foreign = _foreign(heap, arena)
    rest = chunk + wanted & MASK
    remainder = size - wanted & MASK
    source, decision = "none", heap.decision
    if remainder < MIN_CHUNK:
        heap.resize(chunk, size | foreign)
        heap.set_bit(chunk + size & MASK, PREV_INUSE)
    else:
        heap.resize(chunk, wanted | foreign)
        heap.store(rest + SIZE, remainder | PREV_INUSE | foreign)
        heap.set_bit(rest + remainder & MASK, PREV_INUSE)
        release(heap, arena, rest, locked=True)
    heap.source, heap.decision = source, decision
    return chunk + HEADER
