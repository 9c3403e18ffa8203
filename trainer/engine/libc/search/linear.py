"""Searching arrays from the beginning, and doubly linked lists (lsearch(3), insque(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def lfind(process: Process, key: int, base: int, count: int, size: int, compare: int) -> int:
    """Find an element of ``*count``; null when nothing is equal."""
    for index in range(process.memory.load_u64(count)):
        if process.call(compare, key, base + index * size) == 0:
            return base + index * size
    return 0


@function()
def lsearch(process: Process, key: int, base: int, count: int, size: int, compare: int) -> int:
    """Find an element, or append it."""
    found = lfind(process, key, base, count, size, compare)
    if not found:
        number = process.memory.load_u64(count)
        found = base + number * size
        process.memory.store(found, process.memory.load(key, size))
        process.memory.store_u64(count, number + 1)
    return found


@function()
def insque(process: Process, element: int, previous: int) -> None:
    """Put an element, which begins with pointers to the next and the previous one, behind another."""
    memory = process.memory
    if not previous:
        memory.store(element, bytes(16))
        return
    following = memory.load_u64(previous)
    memory.store_u64(previous, element)
    if following:
        memory.store_u64(following + 8, element)
    memory.store_u64(element, following)
    memory.store_u64(element + 8, previous)


@function()
def remque(process: Process, element: int) -> None:
    """Take an element out of its list."""
    memory = process.memory
    following, previous = memory.load_u64(element), memory.load_u64(element + 8)
    if following:
        memory.store_u64(following + 8, previous)
    if previous:
        memory.store_u64(previous, following)
