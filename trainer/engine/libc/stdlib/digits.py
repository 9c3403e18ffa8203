"""Numbers as digits (ecvt(3), gcvt(3), strfromd(3)), and in base 64 (a64l(3))."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import CallArguments
from trainer.engine.libc.stdio.formatting import Formatter

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MOST_DIGITS, _SMALLEST = 17, 2.0**-1022
_BASE64 = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BUFFER = 328


@dataclass(frozen=True, slots=True)
class _Digits:
    text: str
    point: int
    negative: bool


def _behind_point(value: float, count: int) -> _Digits:
    """Return the digits of a value with ``count`` behind the point; zeros in front of a fraction do not count."""
    if not math.isfinite(value):
        return _Digits("nan" if value != value else "inf" if value > 0 else "-inf", 0, False)
    negative = math.copysign(1.0, value) < 0
    whole, _, fraction = f"{abs(value):.{max(0, min(count, _MOST_DIGITS))}f}".partition(".")
    if whole == "0" and fraction and value:
        kept = fraction.lstrip("0")
        return _Digits(kept, len(kept) - len(fraction), negative)
    return _Digits(whole + fraction, len(whole), negative)


def _significant(value: float, count: int) -> _Digits:
    """Return ``count`` digits of a value, which is scaled to 1 … 10 before, in floating point."""
    exponent, factor, magnitude = 0, 1.0, abs(value)
    if math.isfinite(value) and value:
        if magnitude < _SMALLEST:
            value, magnitude, exponent = value / 1e-308, magnitude / 1e-308, -308
        if magnitude < 1.0:
            while magnitude * factor < 1.0:
                factor, exponent = factor * 10.0, exponent - 1
            value *= factor
        elif magnitude >= 10.0:
            while magnitude >= factor * 10.0:
                factor, exponent = factor * 10.0, exponent + 1
            value /= factor
    if count <= 0:
        return _Digits("", 1 + exponent, math.isfinite(value) and math.copysign(1.0, value) < 0)
    found = _behind_point(value, min(count, _MOST_DIGITS) - 1)
    return _Digits(found.text, found.point + exponent, found.negative)


def _store_digits(process: Process, found: _Digits, point: int, sign: int, target: int, size: int) -> int:
    if len(found.text) >= size:
        return -1
    process.memory.store_i32(point, found.point)
    process.memory.store_i32(sign, int(found.negative))
    process.memory.store(target, found.text.encode() + b"\0")
    return 0


@function()
def ecvt(process: Process, value: float, count: int, point: int, sign: int) -> int:
    """Return ``count`` digits, in a static object."""
    target = process.libc_data("ecvt buffer", _BUFFER)
    _store_digits(process, _significant(value, count), point, sign, target, _BUFFER)
    return target


@function()
def ecvt_r(process: Process, value: float, count: int, point: int, sign: int, target: int, size: int) -> int:
    """Store ``count`` digits; -1 where there is no room."""
    return _store_digits(process, _significant(value, count), point, sign, target, size)


@function()
def fcvt(process: Process, value: float, count: int, point: int, sign: int) -> int:
    """Return the digits up to ``count`` behind the point, in a static object."""
    target = process.libc_data("fcvt buffer", _BUFFER)
    _store_digits(process, _behind_point(value, count), point, sign, target, _BUFFER)
    return target


@function()
def fcvt_r(process: Process, value: float, count: int, point: int, sign: int, target: int, size: int) -> int:
    """Store the digits up to ``count`` behind the point; -1 where there is no room."""
    return _store_digits(process, _behind_point(value, count), point, sign, target, size)


@function()
def gcvt(process: Process, value: float, count: int, target: int) -> int:
    """Store a number with ``count`` significant digits, as ``%g`` writes it."""
    text = f"%.{max(0, min(count, _MOST_DIGITS))}g" % value
    process.memory.store(target, text.encode() + b"\0")
    return target


def _store_formatted(process: Process, target: int, size: int, template: int, value: Any, letter: bytes) -> int:
    text = process.memory.string(template)
    text = text[:-1] + letter + text[-1:]
    pieces: list[bytes] = []
    length = Formatter(process, CallArguments(process, [value], 0), pieces.append).run(text)
    data = b"".join(pieces)
    if size:
        process.memory.store(target, data[: size - 1] + b"\0")
    return length


@function("strfromd", "strfromf")
def strfromd(process: Process, target: int, size: int, template: int, value: float) -> int:
    """Store a number by a template such as ``%.3f``; returns what all would have taken."""
    return _store_formatted(process, target, size, template, value, b"")


@function()
def strfroml(process: Process, target: int, size: int, template: int, value: Any) -> int:
    """Store a ``long double`` by a template."""
    return _store_formatted(process, target, size, template, value, b"L")


@function()
def a64l(process: Process, text: int) -> int:
    """Read a number of at most six digits to the base 64, least one first."""
    value = 0
    for index, byte in enumerate(process.memory.string(text)[:6]):
        digit = _BASE64.find(byte)
        if digit < 0:
            break
        value |= digit << 6 * index
    return value & 0xFFFFFFFF


@function()
def l64a(process: Process, value: int) -> int:
    """Write the low 32 bits to the base 64, in a static object."""
    value &= 0xFFFFFFFF
    digits = b""
    while value:
        digits += _BASE64[value & 63 : (value & 63) + 1]
        value >>= 6
    target = process.libc_data("l64a buffer", 7)
    process.memory.store(target, digits + b"\0")
    return target


@function()
def rpmatch(process: Process, answer: int) -> int:
    """Tell whether an answer is yes (1) or no (0); -1 for neither."""
    first = process.memory.string(answer)[:1]
    return 1 if first in (b"y", b"Y") else 0 if first in (b"n", b"N") else -1
