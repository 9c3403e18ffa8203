"""Lengths of strings, and finding things in them (strlen(3), strchr(3), strstr(3), strspn(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import bounded_string, pieces
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function("strlen")
def strlen(process: Process, s: int) -> int:
    """Return the length without the NUL."""
    return len(process.memory.string(s))


@function()
def strnlen(process: Process, s: int, limit: int) -> int:
    """Return the length, at most ``limit``."""
    return len(bounded_string(process.memory, s, limit))


@function("strchr", "index")
def strchr(process: Process, s: int, character: int) -> int:
    """Find the first byte, NUL included; null when it is not there."""
    found = strchrnul(process, s, character)
    return found if process.memory.load_u8(found) == character & 0xFF else 0


@function()
def strchrnul(process: Process, s: int, character: int) -> int:
    """Find the first byte, or the end."""
    for piece in pieces(process.memory, s):
        end, found = piece.find(0), piece.find(character & 0xFF)
        if end >= 0 or found >= 0:
            return s + min(place for place in (end, found) if place >= 0)
        s += len(piece)
    return s


@function("strrchr", "rindex")
def strrchr(process: Process, s: int, character: int) -> int:
    """Find the last byte, NUL included; null when it is not there."""
    found = (process.memory.string(s) + b"\0").rfind(character & 0xFF)
    return s + found if found >= 0 else 0


def _find(process: Process, s: int, wanted: bytes, *, fold: bool = False) -> int:
    read = bytearray()
    for piece in pieces(process.memory, s):
        end = piece.find(0)
        read += piece if end < 0 else piece[:end]
        found = (read.lower() if fold else read).find(wanted)
        if found >= 0:
            return s + found
        if end >= 0:
            break
    return 0


@function()
def strstr(process: Process, s: int, wanted: int) -> int:
    """Find a string in another; null when it is not there."""
    return _find(process, s, process.memory.string(wanted))


@function()
def strcasestr(process: Process, s: int, wanted: int) -> int:
    """Find a string in another without regard to case."""
    return _find(process, s, process.memory.string(wanted).lower(), fold=True)


def _span(process: Process, s: int, members: bytes, *, inside: bool) -> int:
    """Count the leading bytes that are members, or that are not."""
    count = 0
    for piece in pieces(process.memory, s):
        for byte in piece:
            if byte == 0 or (byte in members) != inside:
                return count
            count += 1
    return count


@function()
def strspn(process: Process, s: int, accepted: int) -> int:
    """Return how many leading bytes are in a set."""
    return _span(process, s, process.memory.string(accepted), inside=True)


@function()
def strcspn(process: Process, s: int, rejected: int) -> int:
    """Return how many leading bytes are not in a set."""
    return _span(process, s, process.memory.string(rejected), inside=False)


@function()
def strpbrk(process: Process, s: int, wanted: int) -> int:
    """Find the first byte of a set; null when there is none."""
    found = s + strcspn(process, s, wanted)
    return found if process.memory.load_u8(found) else 0
