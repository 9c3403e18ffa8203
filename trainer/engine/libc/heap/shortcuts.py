"""What programs do most - malloc and free of small blocks - in as few operations of the host as possible.

A shortcut does to the bytes what ``serve`` and ``release`` do, but only where everything is as usual: a hit in the
tcache, a fastbin of the main arena, or a block cut from its top while no bin holds anything. Whatever else it finds,
damage above all, it leaves to the general functions before it has changed anything. It must be called directly by
generated code, whose place in the program it takes down for the event.
"""

from collections.abc import Callable
from struct import error as StructError
from sys import _getframe as frame
from typing import TYPE_CHECKING

from trainer.engine.libc.heap.arena_shortcuts import (
    HALF,
    WORD,
    arena_shortcuts,
    load_three,
    load_word,
    store_two,
    store_word,
)
from trainer.engine.libc.heap.layout import (
    FLAGS,
    MIN_CHUNK,
    PREV_INUSE,
    TCACHE_BINS,
    TCACHE_DEPTH,
    TCACHE_ENTRIES,
    TCACHE_MAX_CHUNK,
    chunk_size,
)
from trainer.engine.libc.heap.malloc import tell_allocation, tell_free
from trainer.engine.libc.heap.tcache import tcache_index
from trainer.engine.libc.registry import shortcut

if TYPE_CHECKING:
    from trainer.engine.events import Datum
    from trainer.engine.libc.heap.state import Decision
    from trainer.engine.process.process import Process

_LARGEST_REQUEST = TCACHE_MAX_CHUNK - 8
_INDEX_OF_REQUEST = tuple(tcache_index(chunk_size(request)) for request in range(_LARGEST_REQUEST + 1))
_SIZES = tuple(MIN_CHUNK + 16 * index for index in range(TCACHE_BINS))
# the bin of a chunk of the main arena, by its size field
_INDEX_OF_HEAD = {size | bit: index for index, size in enumerate(_SIZES) for bit in (0, PREV_INUSE)}
_NOTHING: "dict[str, Datum]" = {}
_UNUSUAL = (KeyError, IndexError, StructError)  # a page to be faulted in, no cache yet, words on two pages


@shortcut("malloc")
def malloc_shortcut(process: "Process") -> Callable[["Process", int], int]:
    """Return malloc for the generated code of a process."""
    heap, writable, counter, happen = process.heap, process.memory.writable, process.counter, process.happenings.append
    log = process.log.records.extend if process.log else None
    general = heap.malloc
    take, _ = arena_shortcuts(process)

    def malloc(process: "Process", size: int) -> int:
        if size > _LARGEST_REQUEST or process.thread is not heap.thread:
            return general(size)
        cache, index = heap.cache, _INDEX_OF_REQUEST[size]
        source: str
        decision: Decision
        try:
            if writable[cache.page_number] is not cache.page:
                cache.look(writable)
            count = cache.counts[index]
            if count:
                heads = cache.heads
                address: int = heads[index]
                page, low = writable[address >> 12], address & 4095
                if low & 15:
                    return general(size)
                following = load_word(page, low)[0] ^ address >> 12
                store_word(page, low + 8, 0)
                heads[index] = following
                cache.counts[index] = count - 1
                if log:
                    head, counts = cache.tcache + TCACHE_ENTRIES + 8 * index, cache.tcache + 2 * index
                    log((WORD, address + 8, 0, WORD, head, following, HALF, counts, count - 1))
                if not heap.reports_left:
                    return address
                chunk = load_word(page, low - 8)[0] & ~FLAGS if low else heap.size(address - 16)
                source, decision = "tcache", ("tcache-hit", {"chunk": _SIZES[index], "count": count})
            else:
                chunk = _SIZES[index]
                found = take(chunk, index, cache)
                if not found:
                    return general(size)
                address, source, decision = found
                if not heap.reports_left:
                    return address
        except _UNUSUAL:
            return general(size)
        heap.reports_left -= 1
        caller = frame(1)
        place = (caller.f_code, caller.f_lasti)
        facts = (decision, size, address, chunk, source, _NOTHING)
        happen((counter[0], process.thread.number, place, "malloc", tell_allocation, facts))
        return address

    return malloc


@shortcut("free")
def free_shortcut(process: "Process") -> Callable[["Process", int], None]:
    """Return free for the generated code of a process."""
    heap, writable, counter, happen = process.heap, process.memory.writable, process.counter, process.happenings.append
    log = process.log.records.extend if process.log else None
    general = heap.free
    _, put = arena_shortcuts(process)

    def free(process: "Process", address: int) -> None:
        if process.thread is not heap.thread:
            return general(address)
        cache = heap.cache
        try:
            page, low = writable[address >> 12], address & 4095
            head, _, mark = load_three(page, low - 8)
            index = _INDEX_OF_HEAD[head]
            key = heap.tcache_key
            if mark == key or low & 15:
                return general(address)
            if writable[cache.page_number] is not cache.page:
                cache.look(writable)
            count = cache.counts[index]
            decision: Decision | None
            if count < TCACHE_DEPTH:
                heads = cache.heads
                link = heads[index] ^ address >> 12
                store_two(page, low, link, key)
                heads[index] = address
                cache.counts[index] = count + 1
                if log:
                    entry, counts = cache.tcache + TCACHE_ENTRIES + 8 * index, cache.tcache + 2 * index
                    log((WORD, address + 8, key, WORD, address, link, WORD, entry, address, HALF, counts, count + 1))
                if not heap.reports_left:
                    return None
                source, decision = "tcache", ("tcache-put", {"chunk": _SIZES[index], "count": count + 1})
            else:
                source, decision = "fastbin", put(address, _SIZES[index], index, page, low)
                if decision is None:
                    return general(address)
                if not heap.reports_left:
                    return None
        except _UNUSUAL:
            return general(address)
        heap.reports_left -= 1
        caller = frame(1)
        place, facts = (caller.f_code, caller.f_lasti), (decision, address, _SIZES[index], source)
        happen((counter[0], process.thread.number, place, "free", tell_free, facts))
        return None

    return free
