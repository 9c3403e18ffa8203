"""malloc_info(3): every arena's free chunks by size, as XML."""

from collections.abc import Callable, Iterator

from trainer.engine.libc.heap.areas import area_of
from trainer.engine.libc.heap.layout import (
    BIN_COUNT,
    FD,
    HEAP_ACCESSIBLE,
    HEAP_PREVIOUS,
    HEAP_SIZE,
    MASK,
    MAX_SYSTEM_MEMORY,
    SIZE,
    SYSTEM_MEMORY,
    TOP,
    bin_at,
)
from trainer.engine.libc.heap.state import HeapState
from trainer.engine.libc.heap.statistics import arenas, fast_sizes

Writer = Callable[[str], object]


class _Sums:
    """What an arena has, or all of them: counts and sizes of free chunks, and what the system gave."""

    def __init__(self) -> None:
        self.fast = self.fast_bytes = self.rest = self.rest_bytes = 0
        self.system = self.most = self.reserved = self.accessible = self.areas = 0

    def add(self, other: "_Sums") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def free(self) -> str:
        return (
            f'<total type="fast" count="{self.fast}" size="{self.fast_bytes}"/>\n'
            f'<total type="rest" count="{self.rest}" size="{self.rest_bytes}"/>\n'
        )

    def given(self) -> str:
        return (
            f'<system type="current" size="{self.system}"/>\n'
            f'<system type="max" size="{self.most}"/>\n'
            f'<aspace type="total" size="{self.reserved}"/>\n'
            f'<aspace type="mprotect" size="{self.accessible}"/>\n'
        )


def describe(heap: HeapState, write: Writer) -> None:
    """Write the description piece by piece, as glibc does: the first piece may make the stream allocate its buffer."""
    write('<malloc version="1">\n')
    total = _Sums()
    for number, arena in enumerate(arenas(heap)):
        write(f'<heap nr="{number}">\n<sizes>\n')
        sums = _Sums()
        for line in _sizes(heap, arena, sums):
            write(line)
        _measure(heap, arena, sums)
        write("</sizes>\n" + sums.free() + sums.given())
        if sums.areas:
            write(f'<aspace type="subheaps" size="{sums.areas}"/>\n')
        write("</heap>\n")
        total.add(sums)
    parameters = heap.parameters
    mapped = f'<total type="mmap" count="{parameters.mapped_count}" size="{parameters.mapped_bytes}"/>\n'
    write(total.free() + mapped + total.given() + "</malloc>\n")


def _sizes(heap: HeapState, arena: int, sums: _Sums) -> Iterator[str]:
    """Yield a line for each size of fastbins and each bin that is not empty, the unsorted bin last."""
    fast: dict[int, int] = {}
    for size in fast_sizes(heap, arena):
        fast[size] = fast.get(size, 0) + 1
    for size, count in fast.items():
        sums.fast += count
        sums.fast_bytes += count * size
    lines = [_line("size", size - 15, size, count * size, count) for size, count in fast.items()]
    sums.rest, sums.rest_bytes = 1, heap.size(heap.load(arena + TOP))
    for index in (*range(2, BIN_COUNT), 1):
        heads = list(_heads(heap, arena, index))
        if heads:
            sums.rest += len(heads)
            sums.rest_bytes += sum(heads)
            lines.append(_line("unsorted" if index == 1 else "size", min(heads), max(heads), sum(heads), len(heads)))
    yield from lines


def _heads(heap: HeapState, arena: int, index: int) -> Iterator[int]:
    """Yield the size fields of a bin's chunks with their flags, which glibc counts in."""
    bin_ = bin_at(arena, index)
    chunk = heap.load(bin_ + FD)
    steps = heap.steps()
    while chunk != bin_:
        next(steps)
        yield heap.load(chunk + SIZE)
        chunk = heap.load(chunk + FD)


def _line(kind: str, low: int, high: int, total: int, count: int) -> str:
    return f'  <{kind} from="{low}" to="{high}" total="{total & MASK}" count="{count}"/>\n'


def _measure(heap: HeapState, arena: int, sums: _Sums) -> None:
    load = heap.load
    sums.system, sums.most = load(arena + SYSTEM_MEMORY), load(arena + MAX_SYSTEM_MEMORY)
    if arena == heap.main_arena:
        sums.reserved = sums.accessible = sums.system
        return
    area = area_of(load(arena + TOP))
    while area:
        sums.areas += 1
        sums.reserved += load(area + HEAP_SIZE)
        sums.accessible += load(area + HEAP_ACCESSIBLE)
        area = load(area + HEAP_PREVIOUS)
