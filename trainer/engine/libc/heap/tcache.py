"""The tcache: up to seven free chunks of each small size, kept by each thread for itself.

The structure is a chunk of the thread's arena. Entries point to user data; each entry's first word is the
next one, stored as ``next ^ (address of the word >> 12)`` (safe-linking), its second the process's key.
"""

from trainer.engine.libc.heap.layout import BK, FD, HEADER, MASK, TCACHE_ENTRIES
from trainer.engine.libc.heap.state import HeapState


def reveal(heap: HeapState, address: int) -> int:
    """Read a safe-linked pointer."""
    return heap.load(address) ^ address >> 12


def protect(heap: HeapState, address: int, pointer: int) -> None:
    """Write a safe-linked pointer."""
    heap.store(address, pointer ^ (address & MASK) >> 12)


def tcache_index(size: int) -> int:
    """Return the tcache bin of a chunk size."""
    return (size - 17 & MASK) >> 4


def caches(heap: HeapState, index: int) -> bool:
    """Tell whether the running thread has a tcache with that bin; a program may have changed how many there are."""
    return bool(heap.cache.tcache) and index < heap.parameters.tcache_bins


def has_room(heap: HeapState, index: int) -> bool:
    """Tell whether the running thread's bin takes another chunk."""
    return heap.load16(heap.cache.tcache + 2 * index) < heap.parameters.tcache_depth


def put(heap: HeapState, chunk: int, index: int) -> None:
    """Push a chunk."""
    tcache = heap.cache.tcache
    head = tcache + TCACHE_ENTRIES + 8 * index
    heap.store(chunk + BK, heap.tcache_key)
    protect(heap, chunk + FD, heap.load(head))
    heap.store(head, chunk + HEADER)
    counter = tcache + 2 * index
    heap.store16(counter, heap.load16(counter) + 1 & 0xFFFF)


def get(heap: HeapState, index: int) -> int:
    """Pop a chunk; returns its user address."""
    tcache = heap.cache.tcache
    head = tcache + TCACHE_ENTRIES + 8 * index
    entry = heap.load(head)
    if entry & 15:
        heap.fail("malloc(): unaligned tcache chunk detected")
    heap.store(head, reveal(heap, entry))
    counter = tcache + 2 * index
    heap.store16(counter, heap.load16(counter) - 1 & 0xFFFF)
    heap.store(entry + 8, 0)
    return entry


def check_double_free(heap: HeapState, entry: int, index: int) -> None:
    """Look for ``entry`` in its bin, which glibc does when the second word holds the key."""
    cached = heap.load(heap.cache.tcache + TCACHE_ENTRIES + 8 * index)
    count = 0
    while cached:
        if count >= heap.parameters.tcache_depth:
            heap.fail("free(): too many chunks detected in tcache")
        if cached & 15:
            heap.fail("free(): unaligned chunk detected in tcache 2")
        if cached == entry:
            heap.fail("free(): double free detected in tcache 2")
        cached = reveal(heap, cached)
        count += 1
