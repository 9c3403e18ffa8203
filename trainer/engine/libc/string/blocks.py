"""Blocks of memory: copying, filling, comparing, searching (memcpy(3), memset(3), memcmp(3), memchr(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import UNLIMITED, pieces
from trainer.engine.libc.registry import function
from trainer.engine.process.memory import PAGE_SHIFT

if TYPE_CHECKING:
    from trainer.engine.process.memory import Memory
    from trainer.engine.process.process import Process

_PIECE = 4096
_SHORT = 16  # bytes that are copied with general registers
_READ_FIRST = {5: 1, 6: 2, 7: 3, 9: 1, 10: 2, 11: 3, 12: 4, 13: 5, 14: 6, 15: 7}
_WRITTEN_FIRST = {3: 1, 5: 1, 6: 2, 7: 3}
_MASK = (1 << 64) - 1


def _reach(memory: Memory, target: int, source: int, size: int) -> None:
    """Fault where glibc does, which copies few bytes in two pieces and often takes the last one first (measured)."""
    if source >> PAGE_SHIFT not in memory.readable:
        memory.load_u8(source + _READ_FIRST.get(size, 0))
    first = target + _WRITTEN_FIRST.get(size, 0)
    while first >> PAGE_SHIFT not in memory.writable:
        memory.page_fault(first, "write")


def copy(memory: Memory, target: int, source: int, size: int) -> None:
    """Copy bytes between places that may overlap; from the end where the target lies higher."""
    if size <= _PIECE:
        if size:
            if size < _SHORT:
                _reach(memory, target, source, size)
            memory.store(target, memory.load(source, size))
    elif 0 < target - source < size:
        while size > 0:
            count = min(size, _PIECE)
            size -= count
            memory.store(target + size, memory.load(source + size, count))
    else:
        done = 0
        while done < size:
            count = min(size - done, _PIECE)
            memory.store(target + done, memory.load(source + done, count))
            done += count


# on x86-64 glibc's memcpy is its memmove, so overlapping copies come out right
@function("memcpy", "memmove")
def memmove(process: Process, target: int, source: int, size: int) -> int:
    """Copy bytes."""
    copy(process.memory, target, source, size)
    return target


@function("mempcpy")
def mempcpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy bytes; returns the end of the copy."""
    copy(process.memory, target, source, size)
    return target + size


@function()
def memccpy(process: Process, target: int, source: int, byte: int, size: int) -> int:
    """Copy bytes up to and with ``byte``; returns the end of the copy, null when the byte did not come."""
    found = memchr(process, source, byte, size)
    copy(process.memory, target, source, found + 1 - source if found else size)
    return target + found + 1 - source if found else 0


@function("memset")
def memset(process: Process, target: int, byte: int, size: int) -> int:
    """Fill with a byte."""
    process.memory.fill(target, byte & 0xFF, size)
    return target


@function("bzero", "explicit_bzero")
def bzero(process: Process, target: int, size: int) -> None:
    """Fill with zeros."""
    process.memory.fill(target, 0, size)


@function()
def bcopy(process: Process, source: int, target: int, size: int) -> None:
    """Copy bytes, arguments the other way round."""
    copy(process.memory, target, source, size)


@function("memcmp", "bcmp")
def memcmp(process: Process, left: int, right: int, size: int) -> int:
    """Return the difference of the first bytes that differ, 0 when none do."""
    while size > 0:
        count = min(size, _PIECE)
        a, b = process.memory.load(left, count), process.memory.load(right, count)
        if a != b:
            return next(x - y for x, y in zip(a, b, strict=True) if x != y)
        left, right, size = left + count, right + count, size - count
    return 0


@function()
def memchr(process: Process, s: int, byte: int, size: int) -> int:
    """Find the first byte; null when it is not there."""
    for piece in pieces(process.memory, s, size):
        found = piece.find(byte & 0xFF)
        if found >= 0:
            return s + found
        s += len(piece)
    return 0


@function()
def rawmemchr(process: Process, s: int, byte: int) -> int:
    """Find the first byte, which must be there."""
    return memchr(process, s, byte, UNLIMITED)


@function()
def memrchr(process: Process, s: int, byte: int, size: int) -> int:
    """Find the last byte; null when it is not there."""
    while size > 0:
        count = min(size, _PIECE)
        size -= count
        found = process.memory.load(s + size, count).rfind(byte & 0xFF)
        if found >= 0:
            return s + size + found
    return 0


@function()
def memmem(process: Process, s: int, size: int, wanted: int, length: int) -> int:
    """Find a block in another; null when it is not there."""
    if length > size:
        return 0
    found = process.memory.load(s, size).find(process.memory.load(wanted, length))
    return s + found if found >= 0 else 0


@function()
def swab(process: Process, source: int, target: int, size: int) -> None:
    """Copy pairs of bytes, swapped."""
    size &= ~1
    if 0 < size < 1 << 63:
        data = bytearray(process.memory.load(source, size))
        data[0::2], data[1::2] = data[1::2], data[0::2]
        process.memory.store(target, bytes(data))
