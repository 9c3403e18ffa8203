"""malloc's tunable parameters, and how mallopt(3) changes them."""

from dataclasses import dataclass
from enum import IntEnum

from trainer.engine.libc.heap.layout import MASK, MAX_FAST, MAX_FAST_LIMIT, MIN_CHUNK
from trainer.engine.platforms.base import MallocRules


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


@dataclass(slots=True)
class Parameters:
    """The values in force, and the statistics of mapped chunks that glibc keeps beside them.

    ``dynamic``: freeing a mapped chunk raises the mmap threshold. ``perturb`` is the byte of M_PERTURB, or 0.
    """

    mmap_threshold: int
    mmap_threshold_max: int
    trim_threshold: int
    top_pad: int
    mmap_max: int
    arena_test: int
    arena_max: int
    dynamic: bool
    perturb: int = 0
    max_fast: int = MAX_FAST
    mapped_count: int = 0
    mapped_bytes: int = 0
    most_mapped_count: int = 0
    most_mapped_bytes: int = 0

    @classmethod
    def of(cls, rules: MallocRules) -> "Parameters":
        """Return the values with which a process of a platform starts."""
        return cls(
            rules.mmap_threshold,
            rules.mmap_threshold_max,
            rules.trim_threshold,
            rules.top_pad,
            rules.mmap_max,
            arena_test=8,
            arena_max=0 if rules.thread_arenas else 1,
            dynamic=not rules.strict_threshold,
        )

    def set(self, name: int, value: int) -> bool:
        """Apply ``mallopt(name, value)``; False when the value is refused. Unknown names are accepted."""
        match name:
            case Option.MXFAST:
                return self._set_max_fast(value & MASK)
            case Option.TRIM_THRESHOLD:
                self.trim_threshold = value & MASK
                self.dynamic = False
            case Option.TOP_PAD:
                self.top_pad = value & MASK
                self.dynamic = False
            case Option.MMAP_THRESHOLD:
                self.mmap_threshold = value & MASK
                self.dynamic = False
            case Option.MMAP_MAX:
                self.mmap_max = value
                self.dynamic = False
            case Option.PERTURB:
                self.perturb = value & 0xFF
            case Option.ARENA_TEST:
                self.arena_test = value if value > 0 else self.arena_test
            case Option.ARENA_MAX:
                self.arena_max = value if value > 0 else self.arena_max
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
