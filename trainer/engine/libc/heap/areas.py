"""The 64 MiB areas of further arenas: reserved without access, made usable page by page from their start."""

from trainer.engine.libc.heap.layout import (
    HEAP_ACCESSIBLE,
    HEAP_ARENA,
    HEAP_INFO_SIZE,
    HEAP_MAX,
    HEAP_MIN,
    HEAP_PAGE,
    HEAP_PREVIOUS,
    HEAP_SIZE,
    MASK,
    MIN_CHUNK,
    PAGE,
    PREV_INUSE,
    SIZE,
    SYSTEM_MEMORY,
    TOP,
    round_up,
)
from trainer.engine.libc.heap.lists import unlink
from trainer.engine.libc.heap.mapping import (
    MAP_ANONYMOUS,
    MAP_NORESERVE,
    MAP_PRIVATE,
    PROT_NONE,
    PROT_READ,
    PROT_WRITE,
)
from trainer.engine.libc.heap.state import HeapState

MADV_DONTNEED = 4


def area_of(address: int) -> int:
    """Return the start of the area around ``address``."""
    return address & -HEAP_MAX


def new_area(heap: HeapState, size: int) -> int:
    """Reserve an area and make its first ``size`` bytes (and the top pad) usable; 0 when that fails."""
    pad = heap.parameters.top_pad
    if size + pad < HEAP_MIN:
        size = HEAP_MIN
    elif size + pad <= HEAP_MAX:
        size += pad
    elif size > HEAP_MAX:
        return 0
    else:
        size = HEAP_MAX
    size = round_up(size)
    area = _reserve(heap)
    if not area:
        return 0
    kernel = heap.process.kernel
    if heap.called(kernel.mprotect(area, size, PROT_READ | PROT_WRITE)) != 0:
        kernel.munmap(area, HEAP_MAX)
        return 0
    heap.store(area + HEAP_SIZE, size)
    heap.store(area + HEAP_ACCESSIBLE, size)
    heap.store(area + HEAP_PAGE, PAGE)
    return area


def _reserve(heap: HeapState) -> int:
    """Reserve 64 MiB at a multiple of 64 MiB: twice as much is mapped and the ends are cut off."""
    kernel = heap.process.kernel
    flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    if heap.aligned_area:
        wish, heap.aligned_area = heap.aligned_area, 0
        area = heap.called(kernel.mmap(wish, HEAP_MAX, PROT_NONE, flags, -1, 0))
        if area > 0 and area % HEAP_MAX == 0:
            return area
        if area > 0:
            kernel.munmap(area, HEAP_MAX)
    start = heap.called(kernel.mmap(0, 2 * HEAP_MAX, PROT_NONE, flags, -1, 0))
    if start > 0:
        area = round_up(start, HEAP_MAX)
        if area != start:
            kernel.munmap(start, area - start)
        else:
            heap.aligned_area = area + HEAP_MAX
        kernel.munmap(area + HEAP_MAX, HEAP_MAX - (area - start))
        return area
    area = heap.called(kernel.mmap(0, HEAP_MAX, PROT_NONE, flags, -1, 0))
    if area > 0 and area % HEAP_MAX:
        kernel.munmap(area, HEAP_MAX)
        return 0
    return max(area, 0)


def grow_area(heap: HeapState, area: int, extra: int) -> bool:
    """Make ``extra`` more bytes of an area usable, in whole pages; False when it is full or refused."""
    load, store = heap.load, heap.store
    size = load(area + HEAP_SIZE) + round_up(extra, load(area + HEAP_PAGE) or PAGE)
    if size > HEAP_MAX:
        return False
    accessible = load(area + HEAP_ACCESSIBLE)
    if size > accessible:
        kernel = heap.process.kernel
        if heap.called(kernel.mprotect(area + accessible, size - accessible, PROT_READ | PROT_WRITE)) != 0:
            return False
        store(area + HEAP_ACCESSIBLE, size)
    store(area + HEAP_SIZE, size)
    return True


def trim_area(heap: HeapState, area: int) -> None:
    """Unmap areas at the end of an arena that became empty, and drop pages of a large top chunk."""
    load, store = heap.load, heap.store
    arena = load(area + HEAP_ARENA)
    top = load(arena + TOP)
    pad = heap.parameters.top_pad
    while top == area + HEAP_INFO_SIZE:
        previous = load(area + HEAP_PREVIOUS)
        fence = previous + load(previous + HEAP_SIZE) - 16
        misaligned = fence & 15
        fence -= misaligned
        heap.assertion(load(fence + SIZE) == PREV_INUSE, "heap_trim", "chunksize_nomask (p) == (0 | PREV_INUSE)")
        last = fence - load(fence) & MASK
        size = heap.size(last) + 16 + misaligned
        heap.assertion(0 < size < 2 * MIN_CHUNK, "heap_trim", "new_size > 0 && new_size < (long) (2 * MINSIZE)")
        joins = not load(last + SIZE) & PREV_INUSE
        if joins:
            size += load(last)
        heap.assertion(0 < size < HEAP_MAX, "heap_trim", "new_size > 0 && new_size < max_size")
        if size + HEAP_MAX - load(previous + HEAP_SIZE) < pad + MIN_CHUNK + load(area + HEAP_PAGE):
            break
        _count(heap, arena, -load(area + HEAP_SIZE))
        if area + HEAP_MAX == heap.aligned_area:
            heap.aligned_area = 0
        heap.process.kernel.munmap(area, HEAP_MAX)
        area = previous
        if joins:
            last = last - load(last) & MASK
            unlink(heap, last)
        top = last
        store(arena + TOP, top)
        store(top + SIZE, size | PREV_INUSE)
        heap.decide("area-unmapped", released=HEAP_MAX, top=size)
    _shrink(heap, area, arena, top, pad)


def _shrink(heap: HeapState, area: int, arena: int, top: int, pad: int) -> None:
    size = heap.size(top)
    spare = size - MIN_CHUNK - 1
    if size < heap.parameters.trim_threshold or spare <= pad:
        return
    extra = spare - pad & -(heap.load(area + HEAP_PAGE) or PAGE)
    remaining = heap.load(area + HEAP_SIZE) - extra
    if extra == 0 or remaining < HEAP_INFO_SIZE:
        return
    heap.process.kernel.madvise(area + remaining, extra, MADV_DONTNEED)
    heap.store(area + HEAP_SIZE, remaining)
    _count(heap, arena, -extra)
    heap.store(top + SIZE, size - extra | PREV_INUSE)
    heap.decide("heap-trimmed", released=extra, top=size - extra)


def _count(heap: HeapState, arena: int, change: int) -> None:
    heap.store(arena + SYSTEM_MEMORY, heap.load(arena + SYSTEM_MEMORY) + change & MASK)
