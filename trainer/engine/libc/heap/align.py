"""Aligned allocation: a larger chunk whose ends are given back."""

from trainer.engine.libc.heap.allocate import allocate
from trainer.engine.libc.heap.layout import (
    HEADER,
    IS_MMAPPED,
    MASK,
    MAX_REQUEST,
    MIN_CHUNK,
    NON_MAIN_ARENA,
    PREV_INUSE,
    SIZE,
    chunk_size,
)
from trainer.engine.libc.heap.release import release
from trainer.engine.libc.heap.state import HeapState


def allocate_aligned(heap: HeapState, arena: int, alignment: int, request: int) -> int:
    """Return ``request`` bytes at a multiple of ``alignment`` (a power of two from 32 on); 0 with errno set."""
    if request > MAX_REQUEST:
        heap.source = "none"
        heap.decide("request-too-large", request=request, most=MAX_REQUEST)
        return heap.no_memory()
    wanted = chunk_size(request)
    if wanted > MASK - alignment - MIN_CHUNK:
        return heap.no_memory()
    address = allocate(heap, arena, wanted + alignment + MIN_CHUNK)
    if not address:
        return 0
    chunk = address - HEADER
    source, leader = heap.source, 0
    if address % alignment:
        aligned = (address + alignment - 1 & -alignment) - HEADER
        if aligned - chunk < MIN_CHUNK:
            aligned += alignment
        leader = aligned - chunk
        size = heap.size(chunk) - leader
        if heap.is_mapped(chunk):
            heap.store(aligned, heap.load(chunk) + leader)
            heap.store(aligned + SIZE, size | IS_MMAPPED)
            heap.mapped[aligned] = None
            return aligned + HEADER
        _give_back_leader(heap, arena, chunk, leader, size)
        chunk = aligned
    tail = 0 if heap.is_mapped(chunk) else _give_back_tail(heap, arena, chunk, wanted)
    heap.source = source
    heap.decide("aligned", alignment=alignment, chunk=heap.size(chunk), leader=leader, tail=tail)
    return chunk + HEADER


def _foreign(heap: HeapState, arena: int) -> int:
    return 0 if arena == heap.main_arena else NON_MAIN_ARENA


def _give_back_leader(heap: HeapState, arena: int, chunk: int, leader: int, size: int) -> None:
    foreign = _foreign(heap, arena)
    aligned = chunk + leader
    heap.store(aligned + SIZE, size | PREV_INUSE | foreign)
    heap.set_bit(aligned + size & MASK, PREV_INUSE)
    heap.resize(chunk, leader | foreign)
    release(heap, arena, chunk, locked=True)


def _give_back_tail(heap: HeapState, arena: int, chunk: int, wanted: int) -> int:
    size = heap.size(chunk)
    if size <= wanted + MIN_CHUNK:
        return 0
    rest = chunk + wanted
    heap.store(rest + SIZE, size - wanted | PREV_INUSE | _foreign(heap, arena))
    heap.resize(chunk, wanted)
    release(heap, arena, rest, locked=True)
    return size - wanted
