"""How malloc's bookkeeping lies in memory: chunks, free lists, arenas, caches (glibc 2.36, x86-64).

A *chunk* begins 16 bytes before the address that malloc returns. Its first word belongs to the chunk below it
while that one is in use, its second word is the size with three flags in the lowest bits::

    chunk + 0x00   prev_size    size of the chunk below, valid only while that one is free
    chunk + 0x08   size | NON_MAIN_ARENA | IS_MMAPPED | PREV_INUSE
    chunk + 0x10   user data;   free: fd, the next chunk of the list
    chunk + 0x18                free: bk, the chunk before it in the list
    chunk + 0x20                free in a large bin: fd_nextsize, first chunk of the next smaller size
    chunk + 0x28                free in a large bin: bk_nextsize, first chunk of the next larger size
    chunk + size   the next chunk, whose prev_size repeats the size while this chunk is free

Offsets were read from the debugging symbols of Debian's libc 2.36-9+deb12u14.
"""

MASK = (1 << 64) - 1
PAGE = 4096
MAX_REQUEST = (1 << 63) - 1  # PTRDIFF_MAX

PREV_INUSE = 1
IS_MMAPPED = 2
NON_MAIN_ARENA = 4
FLAGS = PREV_INUSE | IS_MMAPPED | NON_MAIN_ARENA

HEADER = 16
MIN_CHUNK = 32
SIZE, FD, BK, FD_NEXTSIZE, BK_NEXTSIZE = 8, 16, 24, 32, 40
CHUNK_STRUCT = 48

# struct malloc_state
STATE_SIZE = 0x898
STATE_FLAGS = 4
HAVE_FASTCHUNKS = 8
FASTBINS = 16
TOP = 96
LAST_REMAINDER = 104
BINMAP = 2144
NEXT_ARENA = 2160
NEXT_FREE_ARENA = 2168
ATTACHED_THREADS = 2176
SYSTEM_MEMORY = 2184
MAX_SYSTEM_MEMORY = 2192
NONCONTIGUOUS = 2

FASTBIN_COUNT = 10
BIN_COUNT = 128
UNSORTED = TOP  # a bin is addressed as if it were a chunk; the first one coincides with ``top``
LARGE = 1024  # chunks from here on live in large bins
MAX_FAST = 128
MAX_FAST_LIMIT = 160
CONSOLIDATION_SIZE = 65536

# heap_info, at the start of each 64 MiB area of a further arena
HEAP_INFO_SIZE = 0x30
HEAP_ARENA, HEAP_PREVIOUS, HEAP_SIZE, HEAP_ACCESSIBLE, HEAP_PAGE = 0, 8, 16, 24, 32
HEAP_MAX = 64 << 20
HEAP_MIN = 32 << 10
ARENA_TOP = 0x8D0  # offset of the first chunk in the area that holds the arena itself

# tcache_perthread_struct: 64 counters of 16 bits, then 64 list heads
TCACHE_SIZE = 0x280
TCACHE_ENTRIES = 0x80
TCACHE_BINS = 64
TCACHE_DEPTH = 7
TCACHE_MAX_CHUNK = MIN_CHUNK + 16 * (TCACHE_BINS - 1)


def chunk_size(request: int) -> int:
    """Return the size of the chunk that serves ``request`` bytes."""
    return MIN_CHUNK if request <= 24 else request + 23 & ~15


def fastbin_index(size: int) -> int:
    """Return the fastbin of a chunk size, in the 32-bit arithmetic that a corrupted size meets."""
    return (size >> 4) - 2 & 0xFFFFFFFF


def large_bin_index(size: int) -> int:
    """Return the large bin of a chunk size: 64 bytes wide at first, then ever wider."""
    if size >> 6 <= 48:
        return 48 + (size >> 6)
    if size >> 9 <= 20:
        return 91 + (size >> 9)
    if size >> 12 <= 10:
        return 110 + (size >> 12)
    if size >> 15 <= 4:
        return 119 + (size >> 15)
    if size >> 18 <= 2:
        return 124 + (size >> 18)
    return 126


def bin_index(size: int) -> int:
    """Return the small or large bin of a chunk size."""
    return size >> 4 if size < LARGE else large_bin_index(size)


def bin_at(arena: int, index: int) -> int:
    """Return the address at which bin ``index`` (1 is the unsorted bin) would begin if it were a chunk."""
    return arena + UNSORTED + 16 * (index - 1)


def round_up(size: int, unit: int = PAGE) -> int:
    """Round ``size`` up to a multiple of ``unit`` in 64-bit arithmetic."""
    return (size + unit - 1 & -unit) & MASK
