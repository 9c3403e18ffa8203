"""Which arena a thread allocates from: one each, up to a limit, then shared ones; left ones are reused."""

from trainer.engine.libc.heap.areas import new_area
from trainer.engine.libc.heap.layout import (
    ARENA_TOP,
    ATTACHED_THREADS,
    HEADER,
    HEAP_ARENA,
    HEAP_INFO_SIZE,
    HEAP_SIZE,
    MASK,
    MAX_SYSTEM_MEMORY,
    NEXT_ARENA,
    NEXT_FREE_ARENA,
    PREV_INUSE,
    SIZE,
    STATE_SIZE,
    SYSTEM_MEMORY,
    TOP,
)
from trainer.engine.libc.heap.state import HeapState

ARENAS_PER_PROCESSOR = 8


def running_arena(heap: HeapState, size: int) -> int:
    """Return the arena of the running thread, which gets one at its first allocation (of ``size`` bytes)."""
    return heap.cache.arena or _attach_some(heap, size)


def other_arena(heap: HeapState, arena: int, size: int) -> int:
    """Return the arena in which to try again after ``arena`` could not serve ``size`` bytes."""
    return _attach_some(heap, size) if arena == heap.main_arena else heap.main_arena


def _attach_some(heap: HeapState, size: int) -> int:
    arena = heap.free_arenas
    if arena:
        heap.free_arenas = heap.load(arena + NEXT_FREE_ARENA)
        _change_threads(heap, heap.cache.arena, -1)
        heap.store(arena + ATTACHED_THREADS, 1)
        heap.cache.arena = arena
        return arena
    parameters = heap.parameters
    if not heap.arena_limit:
        if parameters.arena_max:
            heap.arena_limit = parameters.arena_max
        elif heap.arena_count > parameters.arena_test:
            heap.arena_limit = ARENAS_PER_PROCESSOR * heap.process.platform.processors
    if heap.arena_count <= heap.arena_limit - 1 & MASK:
        return _new_arena(heap, size)
    return _share(heap)


def _new_arena(heap: HeapState, size: int) -> int:
    load, store = heap.load, heap.store
    needed = HEAP_INFO_SIZE + STATE_SIZE + HEADER
    area = new_area(heap, needed + size) or new_area(heap, needed)
    if not area:
        return 0
    heap.arena_count += 1
    arena = area + HEAP_INFO_SIZE
    memory = load(area + HEAP_SIZE)
    store(area + HEAP_ARENA, arena)
    heap.write_empty_arena(arena, contiguous=False)
    store(arena + ATTACHED_THREADS, 1)
    store(arena + SYSTEM_MEMORY, memory)
    store(arena + MAX_SYSTEM_MEMORY, memory)
    store(arena + TOP, area + ARENA_TOP)
    store(area + ARENA_TOP + SIZE, memory - ARENA_TOP | PREV_INUSE)
    replaced = heap.cache.arena
    heap.cache.arena = arena
    store(arena + NEXT_ARENA, load(heap.main_arena + NEXT_ARENA))
    store(heap.main_arena + NEXT_ARENA, arena)
    _change_threads(heap, replaced, -1)
    return arena


def _share(heap: HeapState) -> int:
    """Attach the thread to the next arena in turn; nobody holds an arena's lock when a thread gets here."""
    arena = heap.next_arena or heap.main_arena
    _change_threads(heap, heap.cache.arena, -1)
    _remove_free(heap, arena)
    _change_threads(heap, arena, 1)
    heap.cache.arena = arena
    heap.next_arena = heap.load(arena + NEXT_ARENA)
    return arena


def _remove_free(heap: HeapState, arena: int) -> None:
    previous, current = 0, heap.free_arenas
    while current:
        following = heap.load(current + NEXT_FREE_ARENA)
        if current != arena:
            previous, current = current, following
            continue
        if previous:
            heap.store(previous + NEXT_FREE_ARENA, following)
        else:
            heap.free_arenas = following
        return


def _change_threads(heap: HeapState, arena: int, change: int) -> None:
    if arena:
        heap.store(arena + ATTACHED_THREADS, heap.load(arena + ATTACHED_THREADS) + change & MASK)


def leave_arena(heap: HeapState) -> None:
    """Detach the ending thread; an arena that nobody uses waits for the next thread."""
    arena, heap.cache.arena = heap.cache.arena, 0
    if not arena:
        return
    _change_threads(heap, arena, -1)
    if heap.load(arena + ATTACHED_THREADS) == 0:
        heap.store(arena + NEXT_FREE_ARENA, heap.free_arenas)
        heap.free_arenas = arena
