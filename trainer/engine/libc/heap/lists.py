"""The doubly linked lists of free chunks: taking one out, sorting one in."""

from trainer.engine.libc.heap.layout import (
    BINMAP,
    BK,
    BK_NEXTSIZE,
    FD,
    FD_NEXTSIZE,
    LARGE,
    MASK,
    NON_MAIN_ARENA,
    PREV_INUSE,
    SIZE,
    UNSORTED,
    bin_at,
    large_bin_index,
)
from trainer.engine.libc.heap.state import HeapState


def unlink(heap: HeapState, chunk: int) -> None:
    """Take a free chunk out of its list, after checking that size and neighbours agree."""
    load, store = heap.load, heap.store
    size = heap.size(chunk)
    if size != load(chunk + size):
        heap.fail("corrupted size vs. prev_size")
    forward, back = load(chunk + FD), load(chunk + BK)
    if load(forward + BK) != chunk or load(back + FD) != chunk:
        heap.fail("corrupted double-linked list")
    store(forward + BK, back)
    store(back + FD, forward)
    if load(chunk + SIZE) >= LARGE and load(chunk + FD_NEXTSIZE):
        _unlink_size(heap, chunk, forward)


def _unlink_size(heap: HeapState, chunk: int, forward: int) -> None:
    """Take a chunk out of the list of sizes; another chunk of its size, ``forward``, takes its place."""
    load, store = heap.load, heap.store
    smaller, larger = load(chunk + FD_NEXTSIZE), load(chunk + BK_NEXTSIZE)
    if load(smaller + BK_NEXTSIZE) != chunk or load(larger + FD_NEXTSIZE) != chunk:
        heap.fail("corrupted double-linked list (not small)")
    if load(forward + FD_NEXTSIZE):
        store(smaller + BK_NEXTSIZE, larger)
        store(larger + FD_NEXTSIZE, smaller)
    elif smaller == chunk:
        store(forward + BK_NEXTSIZE, forward)
        store(forward + FD_NEXTSIZE, forward)
    else:
        store(forward + FD_NEXTSIZE, smaller)
        store(forward + BK_NEXTSIZE, larger)
        store(smaller + BK_NEXTSIZE, forward)
        store(larger + FD_NEXTSIZE, forward)


def insert_unsorted(heap: HeapState, arena: int, chunk: int, size: int, complaint: str = "") -> None:
    """Put a chunk at the front of the unsorted bin; ``complaint`` is the message when that bin is damaged."""
    load, store = heap.load, heap.store
    unsorted = arena + UNSORTED
    first = load(unsorted + FD)
    if complaint and load(first + BK) != unsorted:
        heap.fail(complaint)
    store(chunk + FD, first)
    store(chunk + BK, unsorted)
    if size >= LARGE:
        store(chunk + FD_NEXTSIZE, 0)
        store(chunk + BK_NEXTSIZE, 0)
    store(unsorted + FD, chunk)
    store(first + BK, chunk)


def set_free(heap: HeapState, chunk: int, size: int) -> None:
    """Write the two size fields of a free chunk, at its head and behind its end."""
    heap.store(chunk + SIZE, size | PREV_INUSE)
    heap.store(chunk + size, size)


def sort_in(heap: HeapState, arena: int, chunk: int, size: int) -> None:
    """Move a chunk that left the unsorted bin to the small or large bin of its size."""
    load, store = heap.load, heap.store
    if size < LARGE:
        index = size >> 4
        back = bin_at(arena, index)
        forward = load(back + FD)
    else:
        index = large_bin_index(size)
        back, forward = _place_by_size(heap, bin_at(arena, index), chunk, size)
    word = arena + BINMAP + 4 * (index >> 5)
    heap.store32(word, heap.load32(word) | 1 << (index & 31))
    store(chunk + BK, back)
    store(chunk + FD, forward)
    store(forward + BK, chunk)
    store(back + FD, chunk)


def _place_by_size(heap: HeapState, bin_: int, chunk: int, size: int) -> tuple[int, int]:
    """Enter a chunk into the sizes of a large bin, largest first; returns the chunks to link it between."""
    load, store = heap.load, heap.store
    first = load(bin_ + FD)
    if first == bin_:
        store(chunk + FD_NEXTSIZE, chunk)
        store(chunk + BK_NEXTSIZE, chunk)
        return bin_, first
    head = size | PREV_INUSE
    last = load(bin_ + BK)
    _assert_main_arena(heap, last, "bck->bk")
    if head < load(last + SIZE):
        largest = load(bin_ + FD)
        smallest = load(largest + BK_NEXTSIZE)
        store(chunk + FD_NEXTSIZE, largest)
        store(chunk + BK_NEXTSIZE, smallest)
        store(smallest + FD_NEXTSIZE, chunk)
        store(largest + BK_NEXTSIZE, chunk)
        return last, bin_
    place = first
    _assert_main_arena(heap, place, "fwd")
    steps = heap.steps()
    while head < load(place + SIZE):
        next(steps)
        place = load(place + FD_NEXTSIZE)
        _assert_main_arena(heap, place, "fwd")
    if head == load(place + SIZE):
        place = load(place + FD)  # behind the first of its size, which alone is in the list of sizes
    else:
        larger = load(place + BK_NEXTSIZE)
        store(chunk + FD_NEXTSIZE, place)
        store(chunk + BK_NEXTSIZE, larger)
        if load(larger + FD_NEXTSIZE) != place:
            heap.fail("malloc(): largebin double linked list corrupted (nextsize)")
        store(place + BK_NEXTSIZE, chunk)
        store(larger + FD_NEXTSIZE, chunk)
    back = load(place + BK)
    if load(back + FD) != place:
        heap.fail("malloc(): largebin double linked list corrupted (bk)")
    return back, place


def _assert_main_arena(heap: HeapState, chunk: int, name: str) -> None:
    heap.assertion(not heap.load(chunk + SIZE) & NON_MAIN_ARENA, "_int_malloc", f"chunk_main_arena ({name})")


def split(heap: HeapState, arena: int, chunk: int, size: int, wanted: int) -> None:
    """Write the heads of a chunk of ``wanted`` bytes and of the free rest above it (not yet in a list)."""
    foreign = 0 if arena == heap.main_arena else NON_MAIN_ARENA
    heap.store(chunk + SIZE, wanted | PREV_INUSE | foreign)
    set_free(heap, chunk + wanted & MASK, size - wanted & MASK)


def mark_used(heap: HeapState, arena: int, chunk: int, size: int) -> None:
    """Note in the flags that a free chunk is in use as a whole."""
    heap.set_bit(chunk + size & MASK, PREV_INUSE)
    if arena != heap.main_arena:
        heap.set_bit(chunk, NON_MAIN_ARENA)
