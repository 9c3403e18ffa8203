"""realloc: of a mapped chunk with mremap, of others within their arena or, where that is full, in another one."""

from trainer.engine.libc.heap.allocate import allocate
from trainer.engine.libc.heap.layout import HEADER, MASK, MAX_REQUEST, chunk_size
from trainer.engine.libc.heap.mapping import remap_chunk, unmap_chunk
from trainer.engine.libc.heap.release import arena_of, release
from trainer.engine.libc.heap.resize import resize
from trainer.engine.libc.heap.threads import ThreadHeap


def reallocate(heap: ThreadHeap, address: int, size: int) -> int:
    """Give the block at ``address`` room for ``size`` bytes (neither is 0); 0 leaves it as it is."""
    chunk = address - HEADER & MASK
    mapped = heap.is_mapped(chunk)
    old = heap.size(chunk)
    arena = 0
    if not mapped:
        heap.start_tcache()
        arena = arena_of(heap, chunk)
    if chunk > -old & MASK or chunk & 15:
        heap.fail("realloc(): invalid pointer")
    if size > MAX_REQUEST:
        return allocate(heap, arena, size)
    wanted = chunk_size(size)
    if mapped:
        return _remap(heap, chunk, old, wanted, size)
    new = resize(heap, arena, chunk, old, wanted, size)
    if not new and not heap.single_threaded and (new := heap.serve(size)):
        heap.memory.store(new, heap.memory.load(address, old - 8))
        release(heap, arena, chunk)
    return new


def _remap(heap: ThreadHeap, chunk: int, old: int, wanted: int, size: int) -> int:
    if new := remap_chunk(heap, chunk, wanted):
        heap.source = "mmap"
        new_size = heap.size(new)
        heap.decide("realloc-in-place" if new_size == old else "realloc-remaps", chunk=new_size, old=old)
        return new + HEADER
    if old - 8 >= wanted:
        heap.decide("realloc-in-place", chunk=old, old=old)
        return chunk + HEADER
    address = heap.serve(size)
    if address:
        heap.memory.store(address, heap.memory.load(chunk + HEADER, old - HEADER))
        unmap_chunk(heap, chunk)
    return address
