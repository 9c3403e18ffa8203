"""Hash tables with open addressing (hsearch(3)), as glibc 2.36 lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.process.process import Process

_FIND, _ENTER = 0, 1
_ENTRY = 24  # the hash value (0: free), then key and data
_WORD = 0xFFFFFFFF
_LARGEST = _WORD - 2  # entries
# struct hsearch_data
_TABLE, _SIZE, _FILLED = 0, 8, 12


def _is_prime(number: int) -> bool:
    divisor = 3
    while divisor * divisor < number and number % divisor:
        divisor += 2
    return number % divisor != 0


def _hash(key: bytes) -> int:
    value = len(key)
    for byte in reversed(key):
        value = ((value << 4) + (byte - 256 if byte >= 128 else byte)) & _WORD
    return value or 1


@function()
def hcreate_r(process: Process, count: int, table: int) -> int:
    """Make a table for at least ``count`` entries; 0 on failure."""
    memory = process.memory
    if memory.load_u64(table + _TABLE):
        return 0
    size = max(count, 3) | 1
    while size <= _LARGEST and not _is_prime(size):
        size += 2
    if size > _LARGEST:
        process.errno = Errno.ENOMEM
        return 0
    entries = process.heap.calloc(size + 1, _ENTRY)
    memory.store_u32(table + _SIZE, size)
    memory.store_u32(table + _FILLED, 0)
    memory.store_u64(table + _TABLE, entries)
    return int(bool(entries))


@function()
def hdestroy_r(process: Process, table: int) -> None:
    """Free a table."""
    process.heap.free(process.memory.load_u64(table + _TABLE))
    process.memory.store_u64(table + _TABLE, 0)


def _places(value: int, size: int) -> Iterator[int]:
    """Yield the order in which the entries are looked at."""
    first = place = value % size + 1
    step = 1 + value % (size - 2)
    while True:
        yield place
        place = size + place - step if place <= step else place - step
        if place == first:
            return


def search(process: Process, key: int, data: int, action: int, table: int) -> int:
    """Find an entry, or enter it; returns its address, null when it is not there or the table is full."""
    memory = process.memory
    text = memory.string(key)
    value = _hash(text)
    entries, size = memory.load_u64(table + _TABLE), memory.load_u32(table + _SIZE)
    free = 0
    for place in _places(value, size):
        at = entries + place * _ENTRY
        used = memory.load_u32(at)
        if not used:
            free = at
            break
        if used == value and memory.string(memory.load_u64(at + 8)) == text:
            return at + 8
    if action != _ENTER:
        process.errno = Errno.ESRCH
        return 0
    filled = memory.load_u32(table + _FILLED)
    if filled == size or not free:
        process.errno = Errno.ENOMEM
        return 0
    memory.store_u32(free, value)
    memory.store_u64(free + 8, key)
    memory.store_u64(free + 16, data)
    memory.store_u32(table + _FILLED, filled + 1)
    return free + 8


def _fields(process: Process, item: bytes) -> tuple[int, int]:
    return int.from_bytes(item[:8], "little"), int.from_bytes(item[8:16], "little")


@function()
def hsearch_r(process: Process, item: bytes, action: int, result: int, table: int) -> int:
    """Find or enter in a table; stores the entry's address and returns 0 on failure."""
    found = search(process, *_fields(process, item), action, table)
    process.memory.store_u64(result, found)
    return int(bool(found))


def _own_table(process: Process) -> int:
    return process.libc_data("htab", 16)


@function()
def hcreate(process: Process, count: int) -> int:
    """Make the library's own table."""
    return hcreate_r(process, count, _own_table(process))


@function()
def hdestroy(process: Process) -> None:
    """Free the library's own table."""
    hdestroy_r(process, _own_table(process))


@function()
def hsearch(process: Process, item: bytes, action: int) -> int:
    """Find or enter in the library's own table."""
    return search(process, *_fields(process, item), action, _own_table(process))
