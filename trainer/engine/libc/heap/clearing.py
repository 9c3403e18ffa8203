"""What calloc need not clear: memory that the kernel has just handed out is zero already."""

from trainer.engine.libc.heap.areas import area_of
from trainer.engine.libc.heap.layout import HEADER, HEAP_ACCESSIBLE, MASK, MAX_SYSTEM_MEMORY, TOP
from trainer.engine.libc.heap.state import HeapState


def freshness(heap: HeapState, arena: int) -> tuple[int, int]:
    """Return the top chunk and how many bytes from its start may have been used before."""
    top = heap.load(arena + TOP)
    size = heap.size(top)
    if arena == heap.main_arena:
        used = heap.parameters.break_base + heap.load(arena + MAX_SYSTEM_MEMORY) - top & MASK
    else:
        area = area_of(top)
        used = area + heap.load(area + HEAP_ACCESSIBLE) - top & MASK
    return top, max(size, used)


def clear(heap: HeapState, address: int, request: int, fresh: tuple[int, int] | None) -> None:
    """Zero a block that ``allocate`` returned; ``fresh`` is what ``freshness`` said before."""
    perturb = heap.parameters.perturb
    chunk = address - HEADER
    if heap.is_mapped(chunk):
        if perturb:
            heap.memory.fill(address, 0, request)
        return
    size = heap.size(chunk)
    if fresh and not perturb and chunk == fresh[0]:
        size = min(size, fresh[1])
    heap.memory.fill(address, 0, size - 8)
