"""The quicksort that glibc 2.36 takes when there is no memory for merging (stdlib/qsort.c).

The pivot is the median of three; parts of at most four elements are left to an insertion sort at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.memory import Memory

_SMALL = 4


def quicksort(memory: Memory, base: int, count: int, size: int, compare: Callable[[int, int], int]) -> None:
    """Sort ``count`` elements at ``base`` in place; ``compare`` takes the addresses of two."""
    if count == 0:
        return
    last = base + (count - 1) * size
    limit = _SMALL * size
    waiting = [(base, last)] if count > _SMALL else []
    while waiting:
        low, high = waiting.pop()
        while high - low > limit:
            left, right = _partition(memory, low, high, size, compare)
            smaller, larger = sorted(((low, right), (left, high)), key=lambda part: part[1] - part[0])
            if larger[1] - larger[0] <= limit:
                break
            if smaller[1] - smaller[0] > limit:
                waiting.append(larger)
                low, high = smaller
            else:
                low, high = larger
    _insertion_sort(memory, base, last, size, compare)


def _swap(memory: Memory, left: int, right: int, size: int) -> None:
    first, second = memory.load(left, size), memory.load(right, size)
    memory.store(left, second)
    memory.store(right, first)


def _partition(memory: Memory, low: int, high: int, size: int, compare: Callable[[int, int], int]) -> tuple[int, int]:
    """Move what is smaller than the pivot to the left; returns the start of the right part and the end of the left."""
    middle = low + size * ((high - low) // size >> 1)
    if compare(middle, low) < 0:
        _swap(memory, middle, low, size)
    if compare(high, middle) < 0:
        _swap(memory, middle, high, size)
        if compare(middle, low) < 0:
            _swap(memory, middle, low, size)
    left, right = low + size, high - size
    while True:
        while compare(left, middle) < 0:
            left += size
        while compare(middle, right) < 0:
            right -= size
        if left < right:
            _swap(memory, left, right, size)
            middle = right if middle == left else left if middle == right else middle
            left, right = left + size, right - size
        elif left == right:
            return left + size, right - size
        if left > right:
            return left, right


def _insertion_sort(memory: Memory, base: int, last: int, size: int, compare: Callable[[int, int], int]) -> None:
    smallest = base
    for place in range(base + size, min(last, base + _SMALL * size) + 1, size):
        if compare(place, smallest) < 0:
            smallest = place
    if smallest != base:
        _swap(memory, smallest, base, size)
    for place in range(base + 2 * size, last + 1, size):
        target = place - size
        while compare(place, target) < 0:
            target -= size
        target += size
        if target != place:
            element = memory.load(place, size)
            memory.store(target + size, memory.load(target, place - target))
            memory.store(target, element)
