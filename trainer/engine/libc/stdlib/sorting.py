"""Sorting and searching arrays (qsort(3), bsearch(3)), with the comparisons and the memory of glibc 2.36.

``qsort`` merges: stably, with a second array that is allocated when it is large. Elements of more than 32 bytes are
sorted through pointers to them. Without memory it falls back to a quicksort, which is not stable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdlib.quicksort import quicksort

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

    Compare = Callable[[int, int], int]

_ON_STACK = 1024  # a smaller second array lies on the stack
_LARGEST_DIRECT = 32
_POINTER = 8
_MASK = (1 << 64) - 1


def _merge_sort(process: Process, base: int, count: int, size: int, compare: Compare) -> None:
    """Sort ``count`` elements at ``base``; ``compare`` takes their addresses."""
    if count <= 1:
        return
    memory = process.memory
    left, right = count // 2, count - count // 2
    first, second = base, base + left * size
    _merge_sort(process, first, left, size, compare)
    _merge_sort(process, second, right, size, compare)
    merged: list[bytes] = []
    while left > 0 and right > 0:
        if compare(first, second) <= 0:
            merged.append(memory.load(first, size))
            first, left = first + size, left - 1
        else:
            merged.append(memory.load(second, size))
            second, right = second + size, right - 1
    merged.append(memory.load(first, left * size))
    memory.store(base, b"".join(merged))


def _sort_through_pointers(process: Process, base: int, count: int, size: int, block: int, compare: Compare) -> None:
    """Sort pointers to the elements, in ``block``, then put each element where it belongs."""
    memory = process.memory
    memory.store(block, b"".join((base + index * size & _MASK).to_bytes(8, "little") for index in range(count)))
    _merge_sort(process, block, count, _POINTER, lambda a, b: compare(memory.load_u64(a), memory.load_u64(b)))
    elements = memory.load(base, count * size)
    order = [(memory.load_u64(block + index * _POINTER) - base) // size for index in range(count)]
    for index, source in enumerate(order):
        if index != source:
            memory.store(base + index * size, elements[source * size : (source + 1) * size])


def _sort(process: Process, base: int, count: int, size: int, compare: Compare) -> None:
    needed = count * size & _MASK
    direct = size <= _LARGEST_DIRECT
    if not direct:
        needed = 2 * count * _POINTER + size & _MASK
    block = 0
    if needed >= _ON_STACK:
        errno = process.errno
        block = process.heap.malloc(needed)
        process.errno = errno
        if not block:
            quicksort(process.memory, base, count, size, compare)
            return
    if direct:
        _merge_sort(process, base, count, size, compare)
    else:
        pointers = block + count * _POINTER if block else (process.stack_pointer() - 128 - needed) & -16
        _sort_through_pointers(process, base, count, size, pointers, compare)
    process.heap.free(block)


@function()
def qsort(process: Process, base: int, count: int, size: int, compare: int) -> None:
    """Sort an array."""
    _sort(process, base, count, size, lambda left, right: process.call(compare, left, right))


@function()
def qsort_r(process: Process, base: int, count: int, size: int, compare: int, argument: int) -> None:
    """Sort an array with a comparison that takes one more argument."""
    _sort(process, base, count, size, lambda left, right: process.call(compare, left, right, argument))


@function()
def bsearch(process: Process, key: int, base: int, count: int, size: int, compare: int) -> int:
    """Search a sorted array; 0 when nothing is equal."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        order = process.call(compare, key, base + middle * size)
        if order == 0:
            return base + middle * size
        low, high = (low, middle) if order < 0 else (middle + 1, high)
    return 0
