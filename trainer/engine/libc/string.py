"""Strings and blocks of memory (string.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def strlen(process: Process, s: int) -> int:
    """Return the length without the NUL."""
    return len(process.memory.string(s))


@function()
def strnlen(process: Process, s: int, limit: int) -> int:
    """Return the length, at most ``limit``."""
    for length in range(limit):
        if process.memory.load_u8(s + length) == 0:
            return length
    return limit


@function()
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
    """Copy at most ``size`` bytes, filled up with NULs."""
    length = strnlen(process, source, size)
    process.memory.store(target, process.memory.load(source, length) + bytes(size - length))
    return target


@function()
def strcat(process: Process, target: int, source: int) -> int:
    """Append a string."""
    process.memory.store(target + strlen(process, target), process.memory.string(source) + b"\0")
    return target


@function()
def strncat(process: Process, target: int, source: int, size: int) -> int:
    """Append at most ``size`` bytes and a NUL."""
    length = strnlen(process, source, size)
    process.memory.store(target + strlen(process, target), process.memory.load(source, length) + b"\0")
    return target


def _compare(left: bytes, right: bytes) -> int:
    for a, b in zip(left, right, strict=False):
        if a != b:
            return a - b
    return 0


@function()
def strcmp(process: Process, left: int, right: int) -> int:
    """Compare strings; the difference of the first bytes that differ."""
    return _compare(process.memory.string(left) + b"\0", process.memory.string(right) + b"\0")


@function("strcoll")
def strcoll(process: Process, left: int, right: int) -> int:
    """Compare strings in the C locale."""
    return strcmp(process, left, right)


@function()
def strncmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` bytes."""
    for index in range(size):
        a, b = process.memory.load_u8(left + index), process.memory.load_u8(right + index)
        if a != b or not a:
            return a - b
    return 0


@function()
def strcasecmp(process: Process, left: int, right: int) -> int:
    """Compare strings without regard to case."""
    return _compare(process.memory.string(left).lower() + b"\0", process.memory.string(right).lower() + b"\0")


@function()
def strncasecmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` bytes without regard to case."""
    a = process.memory.load(left, strnlen(process, left, size)).lower()
    b = process.memory.load(right, strnlen(process, right, size)).lower()
    return _compare((a + b"\0")[:size], (b + b"\0")[:size])


@function("memcpy", "memmove")
def memmove(process: Process, target: int, source: int, size: int) -> int:
    """Copy bytes."""
    if size:
        process.memory.store(target, process.memory.load(source, size))
    return target


@function()
def mempcpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy bytes; returns the end of the copy."""
    return memmove(process, target, source, size) + size


@function()
def memset(process: Process, target: int, byte: int, size: int) -> int:
    """Fill with a byte."""
    process.memory.fill(target, byte & 0xFF, size)
    return target


@function("bzero", "explicit_bzero")
def bzero(process: Process, target: int, size: int) -> None:
    """Fill with zeros."""
    process.memory.fill(target, 0, size)


@function("memcmp", "bcmp")
def memcmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare bytes."""
    return _compare(process.memory.load(left, size), process.memory.load(right, size)) if size else 0


@function()
def memchr(process: Process, s: int, byte: int, size: int) -> int:
    """Find a byte; 0 when it is not there."""
    for index in range(size):
        if process.memory.load_u8(s + index) == byte & 0xFF:
            return s + index
    return 0


@function("strchr", "index")
def strchr(process: Process, s: int, character: int) -> int:
    """Find the first byte, NUL included."""
    found = (process.memory.string(s) + b"\0").find(character & 0xFF)
    return s + found if found >= 0 else 0


@function()
def strchrnul(process: Process, s: int, character: int) -> int:
    """Find the first byte, or the end."""
    data = process.memory.string(s)
    found = data.find(character & 0xFF)
    return s + (found if found >= 0 else len(data))


@function("strrchr", "rindex")
def strrchr(process: Process, s: int, character: int) -> int:
    """Find the last byte, NUL included."""
    found = (process.memory.string(s) + b"\0").rfind(character & 0xFF)
    return s + found if found >= 0 else 0


@function()
def strstr(process: Process, s: int, wanted: int) -> int:
    """Find a string."""
    found = process.memory.string(s).find(process.memory.string(wanted))
    return s + found if found >= 0 else 0


@function()
def strspn(process: Process, s: int, accepted: int) -> int:
    """Return how many leading bytes are in a set."""
    data = process.memory.string(s)
    return len(data) - len(data.lstrip(process.memory.string(accepted) or b"\0"))


@function()
def strcspn(process: Process, s: int, rejected: int) -> int:
    """Return how many leading bytes are not in a set."""
    data, stop = process.memory.string(s), process.memory.string(rejected)
    return next((index for index, byte in enumerate(data) if byte in stop), len(data))


@function()
def strpbrk(process: Process, s: int, wanted: int) -> int:
    """Find the first byte of a set."""
    found = strcspn(process, s, wanted)
    return s + found if process.memory.load_u8(s + found) else 0


def _next_token(process: Process, s: int, delimiters: int) -> tuple[int, int]:
    s += strspn(process, s, delimiters)
    if process.memory.load_u8(s) == 0:
        return 0, s
    end = s + strcspn(process, s, delimiters)
    if process.memory.load_u8(end):
        process.memory.store_u8(end, 0)
        end += 1
    return s, end


@function()
def strtok_r(process: Process, s: int, delimiters: int, state: int) -> int:
    """Split off the next token."""
    token, following = _next_token(process, s or process.memory.load_u64(state), delimiters)
    process.memory.store_u64(state, following)
    return token


@function()
def strtok(process: Process, s: int, delimiters: int) -> int:
    """Split off the next token, with the position in a hidden static object."""
    return strtok_r(process, s, delimiters, process.libc_data("strtok_position", 8))


@function()
def strsep(process: Process, position: int, delimiters: int) -> int:
    """Split off the next field; empty ones count."""
    start = process.memory.load_u64(position)
    if start == 0:
        return 0
    end = start + strcspn(process, start, delimiters)
    if process.memory.load_u8(end):
        process.memory.store_u8(end, 0)
        process.memory.store_u64(position, end + 1)
    else:
        process.memory.store_u64(position, 0)
    return start


@function()
def strdup(process: Process, s: int) -> int:
    """Copy a string into new memory."""
    return _duplicate(process, process.memory.string(s))


@function()
def strndup(process: Process, s: int, size: int) -> int:
    """Copy at most ``size`` bytes into new memory."""
    return _duplicate(process, process.memory.load(s, strnlen(process, s, size)))


def _duplicate(process: Process, data: bytes) -> int:
    copy = process.heap.malloc(len(data) + 1)
    if copy:
        process.memory.store(copy, data + b"\0")
    return copy
