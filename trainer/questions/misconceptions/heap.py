"""Misconceptions about malloc, calloc and free."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trainer.engine.lazy_dataclasses import replace
from trainer.questions.misconceptions.base import OUTCOMES, Misconception
from trainer.questions.misconceptions.rewriting import nulled_after_free
from trainer.questions.outcomes import ALLOCATIONS
from trainer.questions.probes import Probe, Value
from trainer.questions.probes.allocations import AllocationProbe
from trainer.questions.probes.objects import Distance

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.platforms import Platform

_NEVER = 1 << 62
_THRESHOLD = 128 << 10
_PLACES = frozenset(
    {"points-to", "region-of", "allocation-source", "system-calls", "system-call-count", "region-exists"}
)
_SIZES = frozenset({"chunk-size", "distance"})


def _rules(**changes: Any) -> "Callable[[Platform], Platform]":
    return lambda platform: replace(platform, malloc=replace(platform.malloc, **changes))


def _sizes(size: Callable[[int], int]) -> Callable[[Probe, Value, "Run"], Value]:
    """Read sizes of chunks, and distances between neighbours, as ``size`` of what was requested."""

    def read(probe: Probe, value: Value, run: "Run") -> Value:
        if isinstance(probe, AllocationProbe):
            request = probe.event(run).data.get("request")
            return size(request) if isinstance(request, int) else value
        if isinstance(probe, Distance) and isinstance(value, int):
            # two blocks that lie one behind the other are as far apart as the lower chunk is large
            for event in run.events:
                request = event.data.get("request")
                chunk = event.data.get("chunk_size")
                if event.kind in ALLOCATIONS and isinstance(request, int) and chunk == abs(value):
                    return size(request) if value > 0 else -size(request)
        return value

    return read


def _unmapped_when_freed(probe: Probe, value: Value, run: "Run") -> Value:
    # the blocks of this world have mappings of their own; only that they are gone is part of the belief
    return "heap" if value == "mmap" and probe.ask != "fault-region" else value


def _round_up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple


HEAP = (
    Misconception(
        "threshold-on-first-call",
        "Every request of 128 KiB or more is mapped",
        "malloc maps every request of 128 KiB or more, whatever it has in stock",
        "The threshold is looked at only when no free chunk and no rest of the heap is large enough.",
        "mallopt(3), M_MMAP_THRESHOLD; measured with glibc 2.36",
        platform=_rules(strict_threshold=True, mmap_threshold=_THRESHOLD - 1),
        asks=_PLACES | OUTCOMES,
    ),
    Misconception(
        "threshold-never-changes",
        "The mmap threshold stays where it is",
        "the mmap threshold is 128 KiB for ever",
        "Freeing a mapped block raises the threshold to its size, so that such blocks come from the heap from then on.",
        "mallopt(3), M_MMAP_THRESHOLD: the threshold is dynamic",
        platform=_rules(mmap_threshold_max=0),
        asks=_PLACES | OUTCOMES,
    ),
    Misconception(
        "brk-for-everything",
        "malloc always extends the heap",
        "malloc gets all of its memory by moving the break, however large the block is",
        "Large blocks get a mapping of their own by mmap; the heap only serves what is below the threshold.",
        "malloc(3), NOTES; mallopt(3), M_MMAP_THRESHOLD",
        platform=_rules(mmap_max=0, mmap_threshold=_NEVER, strict_threshold=False),
        asks=_PLACES | OUTCOMES | {"region-size"},
    ),
    Misconception(
        "kernel-for-every-block",
        "Each malloc is a system call",
        "malloc asks the kernel for every single block",
        "malloc asks for much at once and cuts many blocks from it, without any system call.",
        "malloc(3), NOTES; brk(2)",
        platform=_rules(mmap_threshold=0, strict_threshold=True),
        asks=frozenset({"system-calls", "system-call-count"}),
    ),
    Misconception(
        "malloc-zeroes",
        "malloc returns zeroed memory",
        "malloc fills a new block with zeros",
        "malloc promises nothing of the contents: a block that was used before still holds what was in it. "
        "calloc clears.",
        "malloc(3): the memory is not initialized; C11 7.22.3.4",
        platform=_rules(malloc_clears=True),
        asks=OUTCOMES | {"value"},
    ),
    Misconception(
        "calloc-not-zeroed",
        "calloc is malloc with a multiplication",
        "calloc does not clear the block",
        "calloc returns memory that is all zeros, also where it was used before.",
        "malloc(3): calloc sets the memory to zero; C11 7.22.3.2",
        platform=_rules(calloc_clears=False),
        asks=OUTCOMES | {"value"},
    ),
    Misconception(
        "free-returns-to-os",
        "free gives the memory back to the system",
        "free gives the block back to the operating system at once",
        "free gives the block back to malloc, which keeps it for later requests; only blocks with a mapping of their "
        "own, and the top of a large heap, go back to the system.",
        "free(3), NOTES; mallopt(3), M_TRIM_THRESHOLD",
        platform=_rules(mmap_threshold=0, strict_threshold=True),
        read=_unmapped_when_freed,
        asks=OUTCOMES | {"points-to", "region-of"},
    ),
    Misconception(
        "freed-memory-faults",
        "Using a freed block crashes",
        "any access to a block that was freed is a segmentation fault",
        "The page of a freed block usually stays mapped: the access succeeds and reads or damages what is there now.",
        "C11 7.22.3: the value of the pointer becomes indeterminate; free(3)",
        platform=_rules(mmap_threshold=0, strict_threshold=True),
        asks=OUTCOMES,
    ),
    Misconception(
        "free-sets-null",
        "free sets the pointer to NULL",
        "free sets the pointer that it is given to NULL",
        "free gets a copy of the pointer and cannot change the caller's variable, which goes on pointing to the block.",
        "free(3); C11 7.22.3.3",
        source=nulled_after_free,
    ),
    Misconception(
        "malloc-exact-size",
        "A block takes what was asked for",
        "a block takes exactly as many bytes of the heap as were asked for",
        "Each chunk has 8 bytes of header and a size that is a multiple of 16, at least 32.",
        "malloc_usable_size(3); measured with glibc 2.36",
        read=_sizes(lambda request: request),
        asks=_SIZES | {"usable-size"},
    ),
    Misconception(
        "chunk-not-rounded",
        "A chunk is the request and a header",
        "a chunk is the request and 8 bytes of header, without rounding",
        "The sum is rounded up to a multiple of 16, and the smallest chunk has 32 bytes.",
        "measured with glibc 2.36: chunks are aligned to 16 bytes",
        read=_sizes(lambda request: request + 8),
        asks=_SIZES,
    ),
    Misconception(
        "chunk-header-16",
        "A chunk has a header of 16 bytes",
        "every chunk has a header of 16 bytes",
        "Of a chunk in use only 8 bytes are lost: the last 8 bytes of the block lie where the next chunk would keep "
        "the size of a free predecessor.",
        "measured with glibc 2.36: malloc(24) fits into a chunk of 32 bytes",
        read=_sizes(lambda request: max(_round_up(request + 16, 16), 32)),
        asks=_SIZES,
    ),
    Misconception(
        "chunk-only-rounded",
        "A block is rounded up, without a header",
        "a block is only rounded up to a multiple of 16, without a header",
        "Each chunk has 8 bytes for its size before it is rounded up to a multiple of 16.",
        "measured with glibc 2.36",
        read=_sizes(lambda request: max(_round_up(request, 16), 16)),
        asks=_SIZES,
    ),
)
