"""The main arena's part of the shortcuts: fastbins, and cutting from top while every bin is empty.

Each function looks at everything first. It returns a false value, having changed nothing, when the general functions
have to decide, and raises KeyError or struct.error when bytes that it needs are not at hand in one piece.
"""

from collections.abc import Callable
from struct import Struct
from typing import TYPE_CHECKING

from trainer.engine.libc.heap.layout import (
    BINMAP,
    BK,
    FASTBINS,
    FLAGS,
    HAVE_FASTCHUNKS,
    HEADER,
    LARGE,
    MIN_CHUNK,
    PREV_INUSE,
    SIZE,
    TCACHE_DEPTH,
    TCACHE_ENTRIES,
    TOP,
    UNSORTED,
    bin_index,
)
from trainer.engine.libc.heap.state import Decision, ThreadCache

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

Found = tuple[int, str, Decision]
Take = Callable[[int, int, ThreadCache], Found | None]
Put = Callable[[int, int, int, memoryview, int], Decision | None]

INT, WORD, HALF = 3, 4, 2  # markers of the write log

load_int, store_int = Struct("<I").unpack_from, Struct("<I").pack_into
load_word, store_word = Struct("<Q").unpack_from, Struct("<Q").pack_into
load_three, store_two = Struct("<QQQ").unpack_from, Struct("<QQ").pack_into
_load_ends = Struct("<QQQQ").unpack_from  # top, last remainder, first and last chunk of the unsorted bin
_load_totals = Struct("<QQ24xQ").unpack_from  # the two halves of the binmap, system_mem


def arena_shortcuts(process: "Process") -> tuple[Take, Put]:
    """Return what takes a chunk for a request of a size whose tcache bin is empty, and what frees one whose is full.

    ``take(wanted, index, cache)`` returns user address, source and decision; ``put(address, size, index, page, low)``
    a decision, where ``page`` and ``low`` are where ``address`` is. ``index`` is that of the tcache bin.
    """
    heap, readable, writable = process.heap, process.memory.readable, process.memory.writable
    log = process.log.records.extend if process.log else None
    arena, places = heap.main_arena, heap.parameters.places
    depth_page, depth_low = places["mp_"] + 120 >> 12, places["mp_"] + 120 & 4095
    perturb_page, perturb_low = places["perturb_byte"] >> 12, places["perturb_byte"] & 4095
    fast_page, fast_low = places["global_max_fast"] >> 12, places["global_max_fast"] & 4095
    top_page, top_low = arena + TOP >> 12, arena + TOP & 4095
    totals_page, totals_low = arena + BINMAP >> 12, arena + BINMAP & 4095
    flag_page, flag_low = arena + HAVE_FASTCHUNKS >> 12, arena + HAVE_FASTCHUNKS & 4095
    scheduler = process.threads

    def as_usual() -> int:
        """Return the largest size of fastbins; 0 when something is not as malloc has it without being told."""
        usual_depth = load_word(readable[depth_page], depth_low)[0] == TCACHE_DEPTH
        if not usual_depth or load_int(readable[perturb_page], perturb_low)[0]:
            return 0
        return int(load_word(readable[fast_page], fast_low)[0])

    def take(wanted: int, index: int, cache: ThreadCache) -> Found | None:
        most_fast = as_usual()
        if not most_fast or heap.had_threads or len(scheduler.threads) > 1:
            return None
        if wanted <= most_fast:
            slot = arena + FASTBINS + 8 * index
            if chunk := load_word(readable[slot >> 12], slot & 4095)[0]:
                return take_fast(chunk, slot, wanted, index, cache)
        elif wanted >= LARGE and load_int(readable[flag_page], flag_low)[0]:
            return None
        return cut_top(wanted)

    def take_fast(chunk: int, slot: int, wanted: int, index: int, cache: ThreadCache) -> Found | None:
        page, low = writable[chunk + SIZE >> 12], chunk + SIZE & 4095
        head, following, _ = load_three(page, low)
        following ^= chunk + HEADER >> 12
        if chunk & 15 or (head >> 4) - 2 != index:
            return None
        stash: list[tuple[memoryview, int, int]] = []
        seen = [chunk]
        while following and len(stash) < TCACHE_DEPTH:
            if following & 15 or following in seen:
                return None
            seen.append(following)
            address = following + HEADER
            page, low = writable[address >> 12], address & 4095
            stash.append((page, low, address))
            following = load_word(page, low)[0] ^ address >> 12
        heads, key = cache.heads, heap.tcache_key
        store_word(writable[slot >> 12], slot & 4095, following)
        entry = heads[index]
        for page, low, address in stash:
            link = entry ^ address >> 12
            store_two(page, low, link, key)
            entry = address
            if log:
                log((WORD, address, link, WORD, address + 8, key))
        if stash:
            heads[index] = entry
            cache.counts[index] = len(stash)
        if log:
            entries, counters = cache.tcache + TCACHE_ENTRIES + 8 * index, cache.tcache + 2 * index
            log((WORD, slot, following, WORD, entries, entry, HALF, counters, len(stash)))
        return chunk + HEADER, "fastbin", ("fastbin-hit", {"chunk": wanted, "stashed": len(stash)})

    def cut_top(wanted: int) -> Found | None:
        top, _, _, last = _load_ends(readable[top_page], top_low)
        first_bins, other_bins, memory = _load_totals(readable[totals_page], totals_low)
        if last != arena + UNSORTED or first_bins or other_bins:
            return None
        if wanted < LARGE:
            bin_ = arena + UNSORTED + 16 * (bin_index(wanted) - 1)
            if load_word(readable[bin_ + BK >> 12], bin_ + BK & 4095)[0] != bin_:
                return None
        chunk_page, chunk_low = writable[top + SIZE >> 12], top + SIZE & 4095
        size = load_word(chunk_page, chunk_low)[0] & ~FLAGS
        rest = top + wanted
        if size > memory or size < wanted + MIN_CHUNK:
            return None
        arena_page, rest_page = writable[top_page], writable[rest + SIZE >> 12]
        store_word(rest_page, rest + SIZE & 4095, size - wanted | PREV_INUSE)
        store_word(chunk_page, chunk_low, wanted | PREV_INUSE)
        store_word(arena_page, top_low, rest)
        if log:
            rest_head = (WORD, rest + SIZE, size - wanted | PREV_INUSE)
            log((*rest_head, WORD, top + SIZE, wanted | PREV_INUSE, WORD, arena + TOP, rest))
        return top + HEADER, "top", ("top-split", {"chunk": wanted, "top": size})

    def put(address: int, size: int, index: int, page: memoryview, low: int) -> Decision | None:
        if not size <= as_usual():
            return None
        following = address - HEADER + size + SIZE
        following_size = load_word(readable[following >> 12], following & 4095)[0]
        memory = _load_totals(readable[totals_page], totals_low)[2]
        slot = arena + FASTBINS + 8 * index
        slot_page = writable[slot >> 12]
        old, chunk = load_word(slot_page, slot & 4095)[0], address - HEADER
        if following_size <= HEADER or following_size & ~FLAGS >= memory or old == chunk:
            return None
        link = old ^ address >> 12
        store_int(writable[flag_page], flag_low, 1)
        store_word(page, low, link)
        store_word(slot_page, slot & 4095, chunk)
        if log:
            log((INT, arena + HAVE_FASTCHUNKS, 1, WORD, address, link, WORD, slot, chunk))
        return "fastbin-put", {"chunk": size}

    return take, put
