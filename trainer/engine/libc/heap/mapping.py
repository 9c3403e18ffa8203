"""Chunks with a mapping of their own: made by malloc for large requests, unmapped by free."""

from trainer.engine.libc.heap.layout import (
    FLAGS,
    HEADER,
    IS_MMAPPED,
    MASK,
    PAGE,
    SIZE,
    round_up,
)
from trainer.engine.libc.heap.state import HeapState

PROT_NONE, PROT_READ, PROT_WRITE = 0, 1, 2
MAP_PRIVATE, MAP_FIXED, MAP_ANONYMOUS, MAP_NORESERVE = 0x02, 0x10, 0x20, 0x4000
MREMAP_MAYMOVE = 1


def map_memory(heap: HeapState, length: int) -> int:
    """Map readable and writable memory; 0 when the kernel refuses."""
    kernel, flags = heap.process.kernel, MAP_PRIVATE | MAP_ANONYMOUS
    return max(heap.called(kernel.mmap(0, length, PROT_READ | PROT_WRITE, flags, -1, 0)), 0)


def map_chunk(heap: HeapState, wanted: int, request: int = 0) -> int:
    """Make a mapped chunk of at least ``wanted`` bytes; returns its user address or 0.

    One word more than usual is needed, as no chunk follows whose prev_size could be used. ``request`` is
    given where the platform decides by the size of the request.
    """
    size = round_up(wanted + 8)
    if size <= wanted or not (chunk := map_memory(heap, size)):
        return 0
    heap.store(chunk, 0)
    heap.store(chunk + SIZE, size | IS_MMAPPED)
    heap.parameters.count_mapped(1, size)
    heap.mapped[chunk] = None
    heap.source = "mmap"
    threshold = heap.parameters.mmap_threshold
    if request:
        heap.decide("mmap-limit", request=request, threshold=threshold, mapped=size)
    elif wanted >= threshold:
        heap.decide("mmap-threshold", chunk=wanted, threshold=threshold, mapped=size)
    else:
        heap.decide("mmap-instead-of-arena", chunk=wanted, mapped=size)
    return chunk + HEADER


def _extent(heap: HeapState, chunk: int, function: str) -> tuple[int, int]:
    """Return start and length of a mapped chunk's mapping, after checking that they are whole pages."""
    offset = heap.load(chunk)
    start = chunk - offset & MASK
    length = offset + heap.size(chunk) & MASK
    in_page = chunk + HEADER & PAGE - 1
    if (start | length) & PAGE - 1 or in_page & in_page - 1:
        heap.fail(f"{function}(): invalid pointer")
    return start, length


def unmap_chunk(heap: HeapState, chunk: int) -> None:
    """Give a mapped chunk back to the kernel."""
    heap.assertion(heap.is_mapped(chunk), "munmap_chunk", "chunk_is_mmapped (p)")
    start, length = _extent(heap, chunk, "munmap_chunk")
    heap.parameters.count_mapped(-1, -length)
    heap.called(heap.process.kernel.munmap(start, length))
    heap.decide("unmapped", chunk=length, mapped=length)


def free_mapped(heap: HeapState, chunk: int) -> None:
    """Free a mapped chunk; a large one raises the threshold from which on chunks are mapped."""
    parameters = heap.parameters
    head = heap.load(chunk + SIZE)
    raised = not parameters.fixed_threshold and parameters.mmap_threshold < head <= parameters.mmap_threshold_max
    old = parameters.mmap_threshold
    if raised:
        parameters.mmap_threshold = head & ~FLAGS
        parameters.trim_threshold = 2 * parameters.mmap_threshold
    unmap_chunk(heap, chunk)
    if raised:
        heap.decide("threshold-raised", chunk=head & ~FLAGS, old=old, threshold=parameters.mmap_threshold,
                    trim=parameters.trim_threshold)  # fmt: skip


def remap_chunk(heap: HeapState, chunk: int, wanted: int) -> int:
    """Resize a mapped chunk with mremap, which may move it; returns the chunk, 0 when the kernel refuses."""
    heap.assertion(heap.is_mapped(chunk), "mremap_chunk", "chunk_is_mmapped (p)")
    offset = heap.load(chunk)
    start, length = _extent(heap, chunk, "mremap_chunk")
    new_length = round_up(wanted + offset + 8)
    if length == new_length:
        return chunk
    moved = heap.called(heap.process.kernel.mremap(start, length, new_length, MREMAP_MAYMOVE))
    if moved < 0:
        return 0
    chunk = moved + offset
    heap.assertion(heap.load(chunk) == offset, "mremap_chunk", "prev_size (p) == offset")
    heap.store(chunk + SIZE, new_length - offset | IS_MMAPPED)
    heap.parameters.count_mapped(0, new_length - length)
    heap.mapped[chunk] = None
    return chunk
