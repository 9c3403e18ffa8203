"""malloc's tunable parameters and counters, where glibc keeps them in its data, and how mallopt(3) changes them."""

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from trainer.engine.libc.heap.layout import (
    MASK,
    MAX_FAST,
    MAX_FAST_LIMIT,
    MIN_CHUNK,
    TCACHE_BINS,
    TCACHE_DEPTH,
    TCACHE_MAX_CHUNK,
    chunk_size,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.engine.process.memory import Memory
    from trainer.engine.process.process import Process

PARAMETERS_SIZE = 136  # struct malloc_par
_MOST_CACHED = 0xFFFF  # the counters of a tcache have 16 bits


class Option(IntEnum):
    """The first argument of mallopt, named as in <malloc.h> without ``M_``."""

    MXFAST = 1
    TRIM_THRESHOLD = -1
    TOP_PAD = -2
    MMAP_THRESHOLD = -3
    MMAP_MAX = -4
    PERTURB = -6
    ARENA_TEST = -7
    ARENA_MAX = -8


class _Size:
    """A ``size_t``, ``offset`` bytes into an object of the C library."""

    def __init__(self, offset: int, holder: str = "mp_") -> None:
        self._offset, self._holder = offset, holder

    def __get__(self, parameters: "Parameters", owner: "type[Parameters]") -> int:
        return parameters.memory.load_u64(parameters.places[self._holder] + self._offset)

    def __set__(self, parameters: "Parameters", value: int) -> None:
        parameters.memory.store_u64(parameters.places[self._holder] + self._offset, value & MASK)


class _Int:
    """An ``int`` there."""

    def __init__(self, offset: int, holder: str = "mp_") -> None:
        self._offset, self._holder = offset, holder

    def __get__(self, parameters: "Parameters", owner: "type[Parameters]") -> int:
        return parameters.memory.load_i32(parameters.places[self._holder] + self._offset)

    def __set__(self, parameters: "Parameters", value: int) -> None:
        parameters.memory.store_i32(parameters.places[self._holder] + self._offset, value)


class Parameters:
    """A view of glibc's ``mp_``, ``global_max_fast`` and ``perturb_byte``, which a program may find and change.

    ``fixed_threshold``: freeing a mapped chunk no longer raises the mmap threshold. ``break_base`` is the first
    break. The tcaches have ``tcache_bins`` bins of ``tcache_depth`` chunks each.
    """

    SIZES: ClassVar = {"mp_": PARAMETERS_SIZE, "global_max_fast": 8, "perturb_byte": 4}

    trim_threshold = _Size(0)
    top_pad = _Size(8)
    mmap_threshold = _Size(16)
    arena_test = _Size(24)
    arena_max = _Size(32)
    mapped_count = _Int(60)
    mmap_max = _Int(64)
    most_mapped_count = _Int(68)
    fixed_threshold = _Int(72)
    mapped_bytes = _Size(80)
    most_mapped_bytes = _Size(88)
    break_base = _Size(96)
    tcache_bins = _Size(104)
    tcache_most = _Size(112)
    tcache_depth = _Size(120)
    tcache_unsorted_limit = _Size(128)
    max_fast = _Size(0, "global_max_fast")
    perturb = _Int(0, "perturb_byte")

    def __init__(self, process: "Process") -> None:
        """Write the values with which a process begins; ``start`` completes them."""
        self.memory: Memory = process.memory
        self.places = {name: process.libc_data(name, size) for name, size in self.SIZES.items()}
        rules = process.platform.malloc
        self.mmap_threshold_max = rules.mmap_threshold_max
        self.trim_threshold, self.top_pad = rules.trim_threshold, rules.top_pad
        self.mmap_threshold, self.mmap_max = rules.mmap_threshold, rules.mmap_max
        self.arena_test, self.arena_max = 8, 0 if rules.thread_arenas else 1
        self.fixed_threshold = int(rules.strict_threshold)
        self.tcache_bins, self.tcache_depth = TCACHE_BINS, TCACHE_DEPTH
        self.tcache_most = TCACHE_MAX_CHUNK - 8

    def start(self, tunables: "Mapping[str, int]") -> None:
        """Set what the first call of malloc sets, and what the environment asked for."""
        self.max_fast = MAX_FAST
        for name, value in tunables.items():
            match name:
                case "mxfast":
                    self._set_max_fast(value)
                case "tcache_max" if value <= TCACHE_MAX_CHUNK - 8:
                    self.tcache_most = value
                    self.tcache_bins = (chunk_size(value) - MIN_CHUNK >> 4) + 1
                case "tcache_count" if value <= _MOST_CACHED:
                    self.tcache_depth = value
                case "tcache_unsorted_limit":
                    self.tcache_unsorted_limit = value
                case "tcache_max" | "tcache_count":
                    pass
                case _:
                    self.set(Option[name.upper()], value)

    def set(self, name: int, value: int) -> bool:
        """Apply ``mallopt(name, value)``; False when the value is refused. Unknown names are accepted."""
        match name:
            case Option.MXFAST:
                return self._set_max_fast(value & MASK)
            case Option.TRIM_THRESHOLD:
                self.trim_threshold = value
                self.fixed_threshold = 1
            case Option.TOP_PAD:
                self.top_pad = value
                self.fixed_threshold = 1
            case Option.MMAP_THRESHOLD:
                self.mmap_threshold = value
                self.fixed_threshold = 1
            case Option.MMAP_MAX:
                self.mmap_max = value
                self.fixed_threshold = 1
            case Option.PERTURB:
                self.perturb = value
            case Option.ARENA_TEST if value > 0:
                self.arena_test = value
            case Option.ARENA_MAX if value > 0:
                self.arena_max = value
        return True

    def _set_max_fast(self, value: int) -> bool:
        if value > MAX_FAST_LIMIT:
            return False
        self.max_fast = MIN_CHUNK // 2 if value <= 7 else value + 8 & ~15
        return True

    def count_mapped(self, count: int, size: int) -> None:
        """Record that ``count`` mapped chunks with ``size`` bytes in all came (or, negative, went)."""
        self.mapped_count += count
        self.mapped_bytes += size
        self.most_mapped_count = max(self.most_mapped_count, self.mapped_count)
        self.most_mapped_bytes = max(self.most_mapped_bytes, self.mapped_bytes)
