"""mallinfo2(3) and malloc_stats(3): how much memory is used and free."""

from collections.abc import Iterator

from trainer.engine.libc.heap.layout import (
    BIN_COUNT,
    BK,
    FASTBIN_COUNT,
    FASTBINS,
    FD,
    MASK,
    NEXT_ARENA,
    SYSTEM_MEMORY,
    TOP,
    bin_at,
)
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.tcache import reveal


def arenas(heap: HeapState) -> Iterator[int]:
    """Yield the arenas, main first."""
    arena = heap.main_arena
    for _ in heap.steps():
        yield arena
        arena = heap.load(arena + NEXT_ARENA)
        if arena == heap.main_arena:
            return


def fast_sizes(heap: HeapState, arena: int) -> Iterator[int]:
    """Yield the sizes of an arena's fastbin chunks, bin by bin."""
    for index in range(FASTBIN_COUNT):
        chunk = heap.load(arena + FASTBINS + 8 * index)
        steps = heap.steps()
        while chunk:
            next(steps)
            if chunk & 15:
                heap.fail("int_mallinfo(): unaligned fastbin chunk detected")
            yield heap.size(chunk)
            chunk = reveal(heap, chunk + FD)


def _binned_sizes(heap: HeapState, arena: int) -> Iterator[int]:
    for index in range(1, BIN_COUNT):
        bin_ = bin_at(arena, index)
        chunk = heap.load(bin_ + BK)
        steps = heap.steps()
        while chunk != bin_:
            next(steps)
            yield heap.size(chunk)
            chunk = heap.load(chunk + BK)


def mallinfo(heap: HeapState) -> tuple[int, ...]:
    """Return the ten fields of ``struct mallinfo2``; chunks in a tcache count as used."""
    total = blocks = fast_blocks = fast_bytes = free = 0
    for arena in arenas(heap):
        fast = list(fast_sizes(heap, arena))
        binned = list(_binned_sizes(heap, arena))
        total += heap.load(arena + SYSTEM_MEMORY)
        blocks += 1 + len(binned)
        fast_blocks += len(fast)
        fast_bytes += sum(fast)
        free += heap.size(heap.load(arena + TOP)) + sum(fast) + sum(binned)
    parameters = heap.parameters
    keep = heap.size(heap.load(heap.main_arena + TOP))
    fields = (
        total,
        blocks,
        fast_blocks,
        parameters.mapped_count,
        parameters.mapped_bytes,
        0,
        fast_bytes,
        total - free,
        free,
        keep,
    )
    return tuple(field & MASK for field in fields)


def report(heap: HeapState) -> str:
    """Return the text that malloc_stats prints on stderr."""
    parameters = heap.parameters
    lines = []
    system = in_use = parameters.mapped_bytes
    for number, arena in enumerate(arenas(heap)):
        memory = heap.load(arena + SYSTEM_MEMORY)
        free = heap.size(heap.load(arena + TOP))
        free += sum(fast_sizes(heap, arena)) + sum(_binned_sizes(heap, arena))
        lines += [
            f"Arena {number}:",
            _line("system bytes     =", memory),
            _line("in use bytes     =", memory - free),
        ]
        system += memory
        in_use += memory - free
    lines += ["Total (incl. mmap):", _line("system bytes     =", system), _line("in use bytes     =", in_use)]
    lines += [
        _line("max mmap regions =", parameters.most_mapped_count),
        f"max mmap bytes   = {parameters.most_mapped_bytes:10}",
    ]
    return "".join(line + "\n" for line in lines)


def _line(title: str, value: int) -> str:
    return f"{title} {value & 0xFFFFFFFF:10}"  # glibc prints them as unsigned int
