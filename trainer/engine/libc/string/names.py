"""Parts of paths (basename(3), dirname(3)), names with numbers (strverscmp(3)), and games (memfrob(3), strfry(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdlib.arc4random import Entropy

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MASK = 42
_DIGITS = b"0123456789"


@function()
def basename(process: Process, path: int) -> int:
    """Return what is behind the last slash, without changing the path (the GNU variant)."""
    return path + process.memory.string(path).rfind(b"/") + 1


@function("__xpg_basename")
def xpg_basename(process: Process, path: int) -> int:
    """Return the last part of a path, cutting slashes behind it (the POSIX variant)."""
    memory = process.memory
    text = memory.string(path) if path else b""
    if not text:
        return process.libc_constant(b".\0")
    kept = text.rstrip(b"/")
    if not kept:
        return path + len(text) - 1
    if len(kept) < len(text):
        memory.store_u8(path + len(kept), 0)
    return path + kept.rfind(b"/") + 1


@function()
def dirname(process: Process, path: int) -> int:
    """Return what is before the last part of a path, cutting it there."""
    memory = process.memory
    text = memory.string(path) if path else b""
    kept = text.rstrip(b"/")
    last = kept.rfind(b"/")
    if kept and last < 0:
        return process.libc_constant(b".\0")
    if not text:
        return process.libc_constant(b".\0")
    above = kept[:last].rstrip(b"/") if kept else b""
    if above:
        memory.store_u8(path + len(above), 0)
        return path
    # two slashes at the beginning stay two where they are all that is left
    double = len(text) - len(text.lstrip(b"/")) == 2
    memory.store_u8(path + 1 + double, 0)
    return path


def _longer_number(left: bytes, right: bytes) -> int:
    """Return 1 or -1 where one run of digits is longer than the other, else 0."""
    lengths = [len(text) - len(text.lstrip(_DIGITS)) for text in (left, right)]
    return (lengths[0] > lengths[1]) - (lengths[0] < lengths[1])


@function()
def strverscmp(process: Process, left: int, right: int) -> int:
    """Compare strings in which numbers count as such; those with a zero in front count as fractions."""
    a, b = process.memory.string(left) + b"\0", process.memory.string(right) + b"\0"
    place = next((index for index, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if place is None:
        return 0
    number = a[len(a[:place].rstrip(_DIGITS)) : place]  # the digits that both have before they differ
    order = a[place] - b[place]
    digits = a[place] in _DIGITS, b[place] in _DIGITS
    if not number:
        both = all(digits) and 0x30 not in (a[place], b[place])
        return _longer_number(a[place:], b[place:]) or order if both else order
    if digits[0] != digits[1]:
        if not number.strip(b"0"):
            return -1 if digits[0] else 1
        return order if number.startswith(b"0") else 1 if digits[0] else -1
    if all(digits) and not number.startswith(b"0"):
        return _longer_number(a[place:], b[place:]) or order
    return order


@function()
def memfrob(process: Process, address: int, size: int) -> int:
    """Invert some bits of each byte."""
    data = process.memory.load(address, size)
    process.memory.store(address, bytes(byte ^ _MASK for byte in data))
    return address


@function()
def strfry(process: Process, s: int) -> int:
    """Shuffle the characters."""
    letters = list(process.memory.string(s))
    process.part(Entropy).shuffle(letters)
    process.memory.store(s, bytes(letters))
    return s
