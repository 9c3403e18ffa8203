"""Strings and blocks of wide characters (wcslen(3), wcscpy(3), wcscmp(3), wmemcpy(3), wcstok(3))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.string.blocks import copy
from trainer.engine.libc.wide.classes import lower

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_UNLIMITED = 1 << 62
_PAGE = 4096
Text = tuple[int, ...]


def wide_string(process: Process, address: int, limit: int = _UNLIMITED) -> Text:
    """Return the characters before the first null, at most ``limit``; no page behind it is touched."""
    found: list[int] = []
    while len(found) < limit:
        at = address + 4 * len(found)
        # an unaligned string may have a character on both sides of a page's end
        count = max(1, (_PAGE - at % _PAGE) // 4)
        count = min(count, limit - len(found))
        piece = struct.unpack(f"<{count}i", process.memory.load(at, 4 * count))
        if 0 in piece:
            found += piece[: piece.index(0)]
            break
        found += piece
    return tuple(found)


def _store(process: Process, target: int, text: Text) -> None:
    process.memory.store(target, struct.pack(f"<{len(text)}i", *text))


def _sign(left: Text, right: Text) -> int:
    return (left > right) - (left < right)


@function()
def wcslen(process: Process, s: int) -> int:
    """Return the length without the null."""
    return len(wide_string(process, s))


@function()
def wcsnlen(process: Process, s: int, limit: int) -> int:
    """Return the length, at most ``limit``."""
    return len(wide_string(process, s, limit))


@function()
def wcscpy(process: Process, target: int, source: int) -> int:
    """Copy a string."""
    _store(process, target, (*wide_string(process, source), 0))
    return target


@function()
def wcpcpy(process: Process, target: int, source: int) -> int:
    """Copy a string; returns the address of the copied null."""
    text = wide_string(process, source)
    _store(process, target, (*text, 0))
    return target + 4 * len(text)


@function()
def wcsncpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy at most ``size`` characters, filled up with nulls."""
    text = wide_string(process, source, size)
    _store(process, target, text)
    process.memory.fill(target + 4 * len(text), 0, 4 * (size - len(text)))
    return target


@function()
def wcscat(process: Process, target: int, source: int) -> int:
    """Append a string."""
    wcscpy(process, target + 4 * wcslen(process, target), source)
    return target


@function()
def wcsncat(process: Process, target: int, source: int, size: int) -> int:
    """Append at most ``size`` characters, and a null."""
    end = target + 4 * wcslen(process, target)
    _store(process, end, (*wide_string(process, source, size), 0))
    return target


@function("wcscmp", "wcscoll")
def wcscmp(process: Process, left: int, right: int) -> int:
    """Compare strings: -1, 0 or 1."""
    return _sign(wide_string(process, left), wide_string(process, right))


@function()
def wcsncmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` characters."""
    return _sign(wide_string(process, left, size), wide_string(process, right, size))


def _folded(process: Process, text: Text) -> Text:
    return tuple(lower(process, character) for character in text)


@function()
def wcscasecmp(process: Process, left: int, right: int) -> int:
    """Compare strings without regard to case; returns the difference."""
    return wcsncasecmp(process, left, right, _UNLIMITED)


@function()
def wcsncasecmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` characters without regard to case."""
    a, b = (_folded(process, wide_string(process, s, size)) for s in (left, right))
    for x, y in zip((*a, 0), (*b, 0), strict=False):
        if x != y:
            return x - y
    return 0


def _place(s: int, index: int) -> int:
    return s + 4 * index if index >= 0 else 0


@function()
def wcschr(process: Process, s: int, character: int) -> int:
    """Find the first character, null included; a null pointer when it is not there."""
    text = (*wide_string(process, s), 0)
    return _place(s, text.index(character) if character in text else -1)


@function()
def wcschrnul(process: Process, s: int, character: int) -> int:
    """Find the first character, or the end."""
    text = wide_string(process, s)
    return s + 4 * (text.index(character) if character in text else len(text))


@function()
def wcsrchr(process: Process, s: int, character: int) -> int:
    """Find the last character, null included."""
    text = (*wide_string(process, s), 0)
    return _place(s, len(text) - 1 - text[::-1].index(character) if character in text else -1)


def _span(process: Process, s: int, accepts: Callable[[int], bool]) -> int:
    text = wide_string(process, s)
    return next((index for index, character in enumerate(text) if not accepts(character)), len(text))


@function()
def wcsspn(process: Process, s: int, accepted: int) -> int:
    """Return how many leading characters are in a set."""
    members = wide_string(process, accepted)
    return _span(process, s, lambda character: character in members)


@function()
def wcscspn(process: Process, s: int, rejected: int) -> int:
    """Return how many leading characters are not in a set."""
    members = wide_string(process, rejected)
    return _span(process, s, lambda character: character not in members)


@function()
def wcspbrk(process: Process, s: int, wanted: int) -> int:
    """Find the first character of a set."""
    found = s + 4 * wcscspn(process, s, wanted)
    return found if process.memory.load_u32(found) else 0


@function("wcsstr", "wcswcs")
def wcsstr(process: Process, s: int, wanted: int) -> int:
    """Find a string in another."""
    text, part = wide_string(process, s), wide_string(process, wanted)
    places = range(len(text) - len(part) + 1)
    return _place(s, next((index for index in places if text[index : index + len(part)] == part), -1))


@function()
def wcstok(process: Process, s: int, delimiters: int, state: int) -> int:
    """Split off the next token; null at the end."""
    memory = process.memory
    s = s or memory.load_u64(state)
    if not s:
        return 0
    s += 4 * wcsspn(process, s, delimiters)
    if not memory.load_u32(s):
        memory.store_u64(state, 0)
        return 0
    end = s + 4 * wcscspn(process, s, delimiters)
    following = 0
    if memory.load_u32(end):
        memory.store_u32(end, 0)
        following = end + 4
    memory.store_u64(state, following)
    return s


@function()
def wcsdup(process: Process, s: int) -> int:
    """Copy a string into memory of malloc."""
    text = wide_string(process, s)
    address = process.heap.malloc(4 * len(text) + 4)
    if address:
        _store(process, address, (*text, 0))
    return address


@function()
def wcsxfrm(process: Process, target: int, source: int, size: int) -> int:
    """Copy at most ``size`` characters: they sort by themselves."""
    text = wide_string(process, source)
    if size:
        _store(process, target, (*text, 0)[:size])
    return len(text)


# blocks


@function("wmemcpy", "wmemmove")
def wmemmove(process: Process, target: int, source: int, size: int) -> int:
    """Copy characters."""
    copy(process.memory, target, source, 4 * size)
    return target


@function()
def wmempcpy(process: Process, target: int, source: int, size: int) -> int:
    """Copy characters; returns the end of the copy."""
    copy(process.memory, target, source, 4 * size)
    return target + 4 * size


@function()
def wmemset(process: Process, target: int, character: int, size: int) -> int:
    """Fill with a character."""
    for index in range(size):
        process.memory.store_i32(target + 4 * index, character)
    return target


@function()
def wmemcmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare characters: -1, 0 or 1."""
    for index in range(size):
        a, b = process.memory.load_i32(left + 4 * index), process.memory.load_i32(right + 4 * index)
        if a != b:
            return 1 if a > b else -1
    return 0


@function()
def wmemchr(process: Process, s: int, character: int, size: int) -> int:
    """Find the first character."""
    places = range(s, s + 4 * size, 4)
    return next((place for place in places if process.memory.load_i32(place) == character), 0)
