"""More memory from the kernel, when no chunk of the arena is large enough."""

from trainer.engine.libc.heap.areas import area_of, grow_area, new_area
from trainer.engine.libc.heap.layout import (
    HEADER,
    HEAP_ARENA,
    HEAP_INFO_SIZE,
    HEAP_PREVIOUS,
    HEAP_SIZE,
    MASK,
    MAX_SYSTEM_MEMORY,
    MIN_CHUNK,
    NON_MAIN_ARENA,
    NONCONTIGUOUS,
    PAGE,
    PREV_INUSE,
    SIZE,
    STATE_FLAGS,
    SYSTEM_MEMORY,
    TOP,
    UNSORTED,
    round_up,
)
from trainer.engine.libc.heap.mapping import map_chunk, map_memory
from trainer.engine.libc.heap.morecore import FAILED, sbrk
from trainer.engine.libc.heap.release import release
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.top import cut

MAP_UNIT = 1 << 20  # the heap is continued with mappings of at least this size

_TOP_IS_SOUND = (
    "(old_top == initial_top (av) && old_size == 0) || ((unsigned long) (old_size) >= MINSIZE && "
    "prev_inuse (old_top) && ((unsigned long) old_end & (pagesize - 1)) == 0)"
)


def obtain(heap: HeapState, arena: int, wanted: int) -> int:
    """Return the user address of a new chunk, mapped or cut from a larger top chunk; 0: none left."""
    parameters = heap.parameters
    tried = False
    by_threshold = not heap.rules.strict_threshold and wanted >= parameters.mmap_threshold
    if not arena or (by_threshold and parameters.mapped_count < parameters.mmap_max):
        if address := map_chunk(heap, wanted):
            return address
        tried = True
    if not arena:
        return 0
    top = heap.load(arena + TOP)
    size = heap.size(top)
    sound = size >= MIN_CHUNK and heap.load(top + SIZE) & PREV_INUSE and not top + size & PAGE - 1
    heap.assertion(bool((top == arena + UNSORTED and size == 0) or sound), "sysmalloc", _TOP_IS_SOUND)
    if arena != heap.main_arena:
        extended = _extend_areas(heap, arena, top, size, wanted)
        if not extended and not tried and (address := map_chunk(heap, wanted)):
            return address
    else:
        _extend_main(heap, arena, top, size, wanted)
    memory = heap.load(arena + SYSTEM_MEMORY)
    if memory > heap.load(arena + MAX_SYSTEM_MEMORY):
        heap.store(arena + MAX_SYSTEM_MEMORY, memory)
    top = heap.load(arena + TOP)
    size = heap.size(top)
    if size < wanted + MIN_CHUNK:
        return heap.no_memory()
    heap.source = "top"
    return cut(heap, arena, top, size, wanted)


def _count(heap: HeapState, arena: int, change: int) -> None:
    heap.store(arena + SYSTEM_MEMORY, heap.load(arena + SYSTEM_MEMORY) + change & MASK)


# further arenas


def _extend_areas(heap: HeapState, arena: int, top: int, size: int, wanted: int) -> bool:
    area = area_of(top)
    old_area_size = heap.load(area + HEAP_SIZE)
    missing = MIN_CHUNK + wanted - size
    if missing > 0 and grow_area(heap, area, missing):
        grown = heap.load(area + HEAP_SIZE)
        _count(heap, arena, grown - old_area_size)
        heap.store(top + SIZE, area + grown - top | PREV_INUSE)
        heap.decide("arena-grows", chunk=wanted, top=size, growth=grown - old_area_size)
        return True
    new = new_area(heap, wanted + MIN_CHUNK + HEAP_INFO_SIZE)
    if not new:
        return False
    new_size = heap.load(new + HEAP_SIZE)
    heap.store(new + HEAP_ARENA, arena)
    heap.store(new + HEAP_PREVIOUS, area)
    _count(heap, arena, new_size)
    start = new + HEAP_INFO_SIZE
    heap.store(arena + TOP, start)
    heap.store(start + SIZE, new_size - HEAP_INFO_SIZE | PREV_INUSE)
    heap.decide("arena-continues", chunk=wanted, top=size)
    _fence_area(heap, arena, top, size)
    return True


def _fence_area(heap: HeapState, arena: int, top: int, size: int) -> None:
    """Close a full area with a marker that looks like a chunk in use, and free the rest of its top chunk."""
    rest = size - MIN_CHUNK & ~15
    heap.store(top + rest + HEADER + SIZE, PREV_INUSE)
    if rest >= MIN_CHUNK:
        heap.store(top + rest + SIZE, HEADER | PREV_INUSE)
        heap.store(top + rest + HEADER, HEADER)
        heap.store(top + SIZE, rest | PREV_INUSE | NON_MAIN_ARENA)
        decision = heap.decision
        release(heap, arena, top, locked=True)
        heap.decision = decision
    else:
        heap.store(top + SIZE, rest + HEADER | PREV_INUSE)
        heap.store(top + rest + HEADER, rest + HEADER)


# the main arena


def _extend_main(heap: HeapState, arena: int, top: int, old_size: int, wanted: int) -> None:
    size = wanted + heap.parameters.top_pad + MIN_CHUNK
    if heap.contiguous(arena):
        size -= old_size
    size = round_up(size)
    start = sbrk(heap, size) if 0 < size < 1 << 63 else FAILED
    end = FAILED
    if start == FAILED:
        size = _mapped_size(heap, arena, size, old_size)
        if not heap.rules.mmap_fallback or size <= wanted or not (mapped := map_memory(heap, size)):
            return
        heap.store32(arena + STATE_FLAGS, heap.load32(arena + STATE_FLAGS) | NONCONTIGUOUS)
        start, end = mapped, mapped + size
        heap.decide("heap-continued", chunk=wanted, mapped=size)
    else:
        heap.decide("heap-grows" if old_size else "heap-starts", chunk=wanted, top=old_size, growth=size)
    if not heap.parameters.break_base:
        heap.parameters.break_base = start
    _count(heap, arena, size)
    old_end = top + old_size
    if start == old_end and end == FAILED:
        heap.store(top + SIZE, size + old_size | PREV_INUSE)
    elif heap.contiguous(arena) and old_size and start < old_end:
        heap.fail("break adjusted to free malloc space")
    else:
        _new_top(heap, arena, top, old_size, start, size, end)


def _mapped_size(heap: HeapState, arena: int, size: int, old_size: int) -> int:
    """Return how much to map when the break is stuck; the rest of the old top cannot be counted on then."""
    if heap.contiguous(arena):
        size = round_up(size + old_size, MAP_UNIT)
    return max(size, PAGE)


def _new_top(heap: HeapState, arena: int, top: int, old_size: int, start: int, size: int, end: int) -> None:
    """Begin a new top chunk at ``start``: the first one, or one behind somebody else's memory."""
    correction = 0
    first = start
    if heap.contiguous(arena):
        if old_size:
            _count(heap, arena, start - (top + old_size))
        correction = -start & 15
        first += correction
        correction += old_size
        correction += -(start + size + correction) & PAGE - 1
        end = sbrk(heap, correction)
        if end == FAILED:
            correction = 0
            end = sbrk(heap, 0)
    elif end == FAILED:
        end = sbrk(heap, 0)
    heap.store(arena + TOP, first)
    heap.store(first + SIZE, end - first + correction | PREV_INUSE)
    _count(heap, arena, correction)
    heap.segments.append(first)
    if old_size:
        _fence_top(heap, arena, top, old_size)


def _fence_top(heap: HeapState, arena: int, top: int, size: int) -> None:
    """End the old top chunk with two markers that look like chunks in use, and free the rest."""
    rest = size - 2 * HEADER & ~15
    heap.store(top + SIZE, rest | PREV_INUSE)
    heap.store(top + rest + SIZE, HEADER | PREV_INUSE)
    heap.store(top + rest + HEADER + SIZE, HEADER | PREV_INUSE)
    if rest >= MIN_CHUNK:
        decision = heap.decision
        release(heap, arena, top, locked=True)
        heap.decision = decision
