"""Copying strings (strcpy(3), strcat(3), strdup(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import bounded_string
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _copy(process: Process, target: int, data: bytes, padding: int = 0) -> None:
    process.memory.store(target, data)
    process.memory.fill(target + len(data), 0, padding)


@function("strcpy")
def strcpy(process: Process, target: int, source: int) -> int:
    """Copy a string, however small the target is."""
    process.memory.store(target, process.memory.string(source) + b"\0")
    return target


@function()
def stpcpy(process: Process, target: int, source: int) -> int:
    """Copy a string; returns the address of the copied NUL."""
    data = process.memory.string(source)
    process.memory.store(target, data + b"\0")
    return target + len(data)


@function()
def strncpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy at most ``size`` bytes, filled up with NULs; without a NUL when the string is longer."""
    data = bounded_string(process.memory, source, size)
    _copy(process, target, data, size - len(data))
    return target


@function()
def stpncpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy like ``strncpy``; returns the end of the copied text."""
    data = bounded_string(process.memory, source, size)
    _copy(process, target, data, size - len(data))
    return target + len(data)


@function("strcat")
def strcat(process: Process, target: int, source: int) -> int:
    """Append a string."""
    end = target + len(process.memory.string(target))
    process.memory.store(end, process.memory.string(source) + b"\0")
    return target


@function()
def strncat(process: Process, target: int, source: int, size: int) -> int:
    """Append at most ``size`` bytes, and a NUL."""
    end = target + len(process.memory.string(target))
    process.memory.store(end, bounded_string(process.memory, source, size) + b"\0")
    return target


@function()
def strxfrm(process: Process, target: int, source: int, size: int) -> int:
    """Copy at most ``size`` bytes: the C locale sorts by the bytes themselves."""
    data = process.memory.string(source)
    if size:
        process.memory.store(target, (data + b"\0")[:size])
    return len(data)


def _duplicate(process: Process, data: bytes) -> int:
    address = process.heap.malloc(len(data) + 1)
    if address:
        process.memory.store(address, data + b"\0")
    return address


@function("strdup", "__strdup")
def strdup(process: Process, s: int) -> int:
    """Copy a string into memory of malloc."""
    return _duplicate(process, process.memory.string(s))


@function("strndup", "__strndup")
def strndup(process: Process, s: int, size: int) -> int:
    """Copy at most ``size`` bytes and a NUL into memory of malloc."""
    return _duplicate(process, bounded_string(process.memory, s, size))
