"""What programs do most - malloc, calloc and free of blocks of the heap - in as few operations of the host as possible.

A shortcut does to the bytes what ``serve`` and ``release`` do, but only where everything is as usual: a hit in the
tcache, a fastbin of the main arena, or a block cut from its top while no bin holds anything. Whatever else it finds,
damage above all, it leaves to the general functions before it has changed anything.
"""

from collections.abc import Callable
from struct import error as StructError
from typing import TYPE_CHECKING

from trainer.engine.libc.heap.arena_shortcuts import (
    HALF,
    WORD,
    ArenaShortcuts,
    load_three,
    load_word,
    store_two,
    store_word,
)
from trainer.engine.libc.heap.layout import (
    FLAGS,
    HEADER,
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
from trainer.engine.process.happenings import running_place

if TYPE_CHECKING:
    from trainer.engine.events import Datum
    from trainer.engine.libc.heap.state import Decision
    from trainer.engine.process.process import Process

_LARGEST_CACHED = TCACHE_MAX_CHUNK - 8
_LARGEST_REQUEST = 120_000  # what could be mapped instead is looked at closely
_INDEX_OF_REQUEST = tuple(tcache_index(chunk_size(request)) for request in range(_LARGEST_CACHED + 1))
_SIZES = tuple(MIN_CHUNK + 16 * index for index in range(TCACHE_BINS))
# the bin of a chunk of the main arena, by its size field
_INDEX_OF_HEAD = {size | bit: index for index, size in enumerate(_SIZES) for bit in (0, PREV_INUSE)}
_NO_DATA: "dict[str, Datum]" = {}
_UNUSUAL = (KeyError, IndexError, StructError)  # a page to be faulted in, no cache yet, words on two pages


@shortcut("malloc")
def malloc_shortcut(process: "Process") -> Callable[["Process", int], int] | None:
    """Return malloc for the generated code of a process; None where the platform has a rule of its own for it."""
    if process.heap.rules.malloc_clears:
        return None
    heap, writable, counter = process.heap, process.memory.writable, process.counter
    happen = process.happenings.notes.append
    log = process.log.records.extend if process.log else None
    general, take = heap.malloc, ArenaShortcuts(process).take

    def malloc(process: "Process", size: int) -> int:
        if size > _LARGEST_REQUEST or process.thread is not heap.thread:
            return general(size)
        cache = heap.cache
        source: str
        decision: Decision
        try:
            if writable[cache.page_number] is not cache.page:
                cache.look(writable)
            count = index = 0
            if size <= _LARGEST_CACHED:
                index = _INDEX_OF_REQUEST[size]
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
                chunk = load_word(page, low - 8)[0] & ~FLAGS if low else heap.size(address - HEADER)
                source, decision = "tcache", ("tcache-hit", {"chunk": _SIZES[index], "count": count})
            else:
                chunk = chunk_size(size)
                found = take(chunk, index, cache)
                if not found:
                    return general(size)
                address, source, decision = found
                if not heap.reports_left:
                    return address
        except _UNUSUAL:
            return general(size)
        heap.reports_left -= 1
        place = running_place()
        facts = (decision, size, address, chunk, source, _NO_DATA)
        happen((counter[0], process.thread.number, place, "malloc", tell_allocation, facts))
        return address

    return malloc


@shortcut("calloc")
def calloc_shortcut(process: "Process") -> Callable[["Process", int, int], int] | None:
    """Return calloc for the generated code of a process; it takes nothing from the tcache."""
    if not process.heap.rules.calloc_clears:
        return None
    heap, writable, counter = process.heap, process.memory.writable, process.counter
    happen = process.happenings.notes.append
    general, take, fill = heap.calloc, ArenaShortcuts(process).take, process.memory.fill

    def calloc(process: "Process", count: int, size: int) -> int:
        total = count * size
        if total > _LARGEST_REQUEST or process.thread is not heap.thread:
            return general(count, size)
        cache, chunk = heap.cache, chunk_size(total)
        try:
            if writable[cache.page_number] is not cache.page:
                cache.look(writable)
            found = take(chunk, tcache_index(chunk), cache)
        except _UNUSUAL:
            found = None
        if not found:
            return general(count, size)
        address, source, decision = found
        fill(address, 0, chunk - 8)
        if heap.reports_left:
            heap.reports_left -= 1
            place = running_place()
            facts = (decision, total, address, chunk, source, _NO_DATA)
            happen((counter[0], process.thread.number, place, "calloc", tell_allocation, facts))
        return address

    return calloc


@shortcut("free")
def free_shortcut(process: "Process") -> Callable[["Process", int], None] | None:
    """Return free for the generated code of a process; None where the environment asks for another tcache."""
    if process.heap.tunables.keys() & {"tcache_max", "tcache_count"}:
        return None
    heap, writable, counter = process.heap, process.memory.writable, process.counter
    happen = process.happenings.notes.append
    log = process.log.records.extend if process.log else None
    general, arena = heap.free, ArenaShortcuts(process)

    def free(process: "Process", address: int) -> None:
        if process.thread is not heap.thread:
            return general(address)
        cache = heap.cache
        decision: Decision | None
        try:
            page, low = writable[address >> 12], address & 4095
            head, _, mark = load_three(page, low - 8)
            index, key = _INDEX_OF_HEAD.get(head, -1), heap.tcache_key
            if low & 15 or mark == key:
                return general(address)
            if writable[cache.page_number] is not cache.page:
                cache.look(writable)
            if index < 0:
                # in use, of the main arena, and with a mapping of its own neither
                large = head > TCACHE_MAX_CHUNK and head & FLAGS == PREV_INUSE
                size = head & ~FLAGS
                source, decision = "top", arena.put_top(address, size, page, low) if large else None
            elif cache.counts[index] < TCACHE_DEPTH:
                size, heads, count = _SIZES[index], cache.heads, cache.counts[index] + 1
                link = heads[index] ^ address >> 12
                store_two(page, low, link, key)
                heads[index] = address
                cache.counts[index] = count
                if log:
                    entry, counts = cache.tcache + TCACHE_ENTRIES + 8 * index, cache.tcache + 2 * index
                    log((WORD, address + 8, key, WORD, address, link, WORD, entry, address, HALF, counts, count))
                source, decision = "tcache", ("tcache-put", {"chunk": size, "count": count})
            else:
                size = _SIZES[index]
                source, decision = "fastbin", arena.put_fast(address, size, index, page, low)
        except _UNUSUAL:
            return general(address)
        if decision is None:
            return general(address)
        if heap.reports_left:
            heap.reports_left -= 1
            place, facts = running_place(), (decision, address, size, source)
            happen((counter[0], process.thread.number, place, "free", tell_free, facts))
        return None

    return free
