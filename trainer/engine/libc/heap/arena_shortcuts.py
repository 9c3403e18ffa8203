"""The main arena's part of the shortcuts: fastbins, and the low end of top while every bin is empty.

Each method looks at everything first. It returns None, having changed nothing, when the general functions have to
decide, and raises KeyError or struct.error when bytes that it needs are not at hand in one piece.
"""

from struct import Struct
from typing import TYPE_CHECKING

from trainer.engine.libc.heap.layout import (
    BINMAP,
    BK,
    CONSOLIDATION_SIZE,
    FASTBINS,
    FLAGS,
    HAVE_FASTCHUNKS,
    HEADER,
    LARGE,
    MIN_CHUNK,
    PAGE,
    PREV_INUSE,
    SIZE,
    TCACHE_BINS,
    TCACHE_DEPTH,
    TCACHE_ENTRIES,
    TOP,
    UNSORTED,
    bin_index,
)
from trainer.engine.libc.heap.state import Decision, ThreadCache

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

Found = tuple[int, str, Decision]  # user address, where it came from, and why

INT, WORD, HALF = 3, 4, 2  # markers of the write log

load_int, store_int = Struct("<I").unpack_from, Struct("<I").pack_into
load_word, store_word = Struct("<Q").unpack_from, Struct("<Q").pack_into
load_three, store_two = Struct("<QQQ").unpack_from, Struct("<QQ").pack_into
_load_cache_limits = Struct("<Q8xQ").unpack_from  # mp_.tcache_bins, mp_.tcache_count
_load_ends = Struct("<QQQQ").unpack_from  # top, last remainder, first and last chunk of the unsorted bin
_load_totals = Struct("<QQ24xQ").unpack_from  # the two halves of the binmap, system_mem
_USUAL_CACHE = (TCACHE_BINS, TCACHE_DEPTH)


def _place(address: int) -> tuple[int, int]:
    return address >> 12, address & PAGE - 1


class ArenaShortcuts:
    """What the shortcuts of one process do with its main arena; ``index`` is that of a size's tcache bin."""

    def __init__(self, process: "Process") -> None:
        self.heap = heap = process.heap
        self.maps_early = heap.rules.strict_threshold
        self.scheduler = process.threads
        self.readable, self.writable = process.memory.readable, process.memory.writable
        self.log = process.log.records.extend if process.log else None
        places, self.arena = heap.parameters.places, heap.main_arena
        self.cache_limits = _place(places["mp_"] + 104)
        self.perturb, self.max_fast = _place(places["perturb_byte"]), _place(places["global_max_fast"])
        self.flag, self.totals = _place(self.arena + HAVE_FASTCHUNKS), _place(self.arena + BINMAP)
        self.top = _place(self.arena + TOP)

    def largest_fast(self) -> int:
        """Return the largest size of fastbins; 0 when something is not as malloc has it without being told."""
        readable = self.readable
        page, low = self.cache_limits
        if self.maps_early or _load_cache_limits(readable[page], low) != _USUAL_CACHE:
            return 0
        page, low = self.perturb
        if load_int(readable[page], low)[0]:
            return 0
        page, low = self.max_fast
        return int(load_word(readable[page], low)[0])

    def has_fast(self) -> bool:
        """Tell whether fastbins may hold something."""
        page, low = self.flag
        return bool(load_int(self.readable[page], low)[0])

    # malloc

    def take(self, wanted: int, index: int, cache: ThreadCache) -> Found | None:
        """Take a chunk of ``wanted`` bytes, but not from the tcache."""
        largest_fast = self.largest_fast()
        if not largest_fast or self.heap.had_threads or len(self.scheduler.threads) > 1:
            return None
        if wanted <= largest_fast:
            slot = self.arena + FASTBINS + 8 * index
            if chunk := load_word(self.readable[slot >> 12], slot & 4095)[0]:
                return self._take_fast(chunk, slot, wanted, index, cache)
        elif wanted >= LARGE and self.has_fast():
            return None
        return self._cut_top(wanted)

    def _take_fast(self, chunk: int, slot: int, wanted: int, index: int, cache: ThreadCache) -> Found | None:
        """Pop a fastbin and move what is left of it to the tcache."""
        writable, log = self.writable, self.log
        head, following, _ = load_three(writable[chunk + SIZE >> 12], chunk + SIZE & 4095)
        following ^= chunk + HEADER >> 12
        if chunk & 15 or (head >> 4) - 2 != index:
            return None
        stash: list[tuple[memoryview, int, int]] = []
        seen, cached = [chunk], cache.counts[index]
        while following and cached + len(stash) < TCACHE_DEPTH:
            if following & 15 or following in seen:
                return None
            seen.append(following)
            address = following + HEADER
            page, low = writable[address >> 12], address & 4095
            stash.append((page, low, address))
            following = load_word(page, low)[0] ^ address >> 12
        heads, key = cache.heads, self.heap.tcache_key
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
            cache.counts[index] = cached + len(stash)
        if log:
            entries, counts = cache.tcache + TCACHE_ENTRIES + 8 * index, cache.tcache + 2 * index
            log((WORD, slot, following, WORD, entries, entry, HALF, counts, cached + len(stash)))
        return chunk + HEADER, "fastbin", ("fastbin-hit", {"chunk": wanted, "stashed": len(stash)})

    def _cut_top(self, wanted: int) -> Found | None:
        """Cut from top; no bin may hold anything."""
        readable, writable = self.readable, self.writable
        page, low = self.top
        top, _, _, last = _load_ends(readable[page], low)
        page, low = self.totals
        first_bins, other_bins, memory = _load_totals(readable[page], low)
        if last != self.arena + UNSORTED or first_bins or other_bins:
            return None
        if wanted < LARGE:
            bin_ = self.arena + UNSORTED + 16 * (bin_index(wanted) - 1)
            if load_word(readable[bin_ + BK >> 12], bin_ + BK & 4095)[0] != bin_:
                return None
        chunk_page, chunk_low = writable[top + SIZE >> 12], top + SIZE & 4095
        size = load_word(chunk_page, chunk_low)[0] & ~FLAGS
        rest = top + wanted
        if size > memory or size < wanted + MIN_CHUNK:
            return None
        place, arena_low = self.top
        arena_page, rest_page = writable[place], writable[rest + SIZE >> 12]
        store_word(rest_page, rest + SIZE & 4095, size - wanted | PREV_INUSE)
        store_word(chunk_page, chunk_low, wanted | PREV_INUSE)
        store_word(arena_page, arena_low, rest)
        if self.log:
            heads = WORD, rest + SIZE, size - wanted | PREV_INUSE, WORD, top + SIZE, wanted | PREV_INUSE
            self.log((*heads, WORD, self.arena + TOP, rest))
        return top + HEADER, "top", ("top-split", {"chunk": wanted, "top": size})

    # free

    def put_fast(self, address: int, size: int, index: int, page: memoryview, low: int) -> Decision | None:
        """Push a chunk whose tcache bin is full on its fastbin; ``address`` is at ``low`` in ``page``."""
        if not size <= self.largest_fast():
            return None
        readable, writable = self.readable, self.writable
        following = address - HEADER + size + SIZE
        following_size = load_word(readable[following >> 12], following & 4095)[0]
        totals_page, totals_low = self.totals
        memory = _load_totals(readable[totals_page], totals_low)[2]
        slot = self.arena + FASTBINS + 8 * index
        slot_page, chunk = writable[slot >> 12], address - HEADER
        old = load_word(slot_page, slot & 4095)[0]
        if following_size <= HEADER or following_size & ~FLAGS >= memory or old == chunk:
            return None
        link = old ^ address >> 12
        flag_page, flag_low = self.flag
        store_int(writable[flag_page], flag_low, 1)
        store_word(page, low, link)
        store_word(slot_page, slot & 4095, chunk)
        if self.log:
            self.log((INT, self.arena + HAVE_FASTCHUNKS, 1, WORD, address, link, WORD, slot, chunk))
        return "fastbin-put", {"chunk": size}

    def put_top(self, address: int, size: int, page: memoryview, low: int) -> Decision | None:
        """Join a chunk that is in use, and too large for the tcache, with top; nothing may be due for trimming."""
        if not self.largest_fast() or size & 15:
            return None
        place, top_low = self.top
        arena_page = self.writable[place]
        top = load_word(arena_page, top_low)[0]
        if address - HEADER + size != top:
            return None
        head = load_word(self.readable[top + SIZE >> 12], top + SIZE & 4095)[0]
        totals_page, totals_low = self.totals
        memory = _load_totals(self.readable[totals_page], totals_low)[2]
        merged = size + (head & ~FLAGS)
        if not head & PREV_INUSE or head <= HEADER or head & ~FLAGS >= memory or merged >= memory:
            return None
        if merged >= CONSOLIDATION_SIZE and (self.has_fast() or self._trims(merged)):
            return None
        store_word(page, low - SIZE, merged | PREV_INUSE)
        store_word(arena_page, top_low, address - HEADER)
        if self.log:
            head_place, top_place = address - SIZE, self.arena + TOP
            self.log((WORD, head_place, merged | PREV_INUSE, WORD, top_place, address - HEADER))
        return "merged-into-top", {"chunk": size, "top": merged}

    def _trims(self, top: int) -> bool:
        """Tell whether free would give part of a top chunk of that size back."""
        parameters = self.heap.parameters
        pad = parameters.top_pad
        return top >= parameters.trim_threshold and top - MIN_CHUNK - 1 - pad >= PAGE
