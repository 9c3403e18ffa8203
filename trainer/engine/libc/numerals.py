"""Numbers as text: what ``strtol`` and ``strtod`` accept (C11 7.22.1, with glibc's limits)."""

from __future__ import annotations

import math
import re

_SPACES = b" \t\n\v\f\r"
_DIGITS = {byte: value for value, byte in enumerate(b"0123456789abcdefghijklmnopqrstuvwxyz")}
_DIGITS |= {byte - 32: value for byte, value in _DIGITS.items() if value >= 10}
_DOUBLE = re.compile(
    rb"[ \t\n\v\f\r]*([+-]?)(?:(0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?\d+)?)"
    rb"|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(inf(?:inity)?)|(nan(?:\([0-9a-zA-Z_]*\))?))",
    re.IGNORECASE,
)
_SMALLEST_NORMAL = 2.0**-1022


def parse_integer(text: bytes, base: int, *, signed: bool, bits: int = 64) -> tuple[int, int, bool]:
    """Read an integer; returns its value, how many bytes it took (0: none), and whether it was out of range.

    An unsigned one wraps where it is negative; out of range gives the nearest limit.
    """
    place = len(text) - len(text.lstrip(_SPACES))
    negative = text[place : place + 1] == b"-"
    place += text[place : place + 1] in (b"-", b"+")
    prefixed = text[place : place + 2].lower() == b"0x" and _DIGITS.get(_byte(text, place + 2), 36) < 16
    if prefixed and base in (0, 16):
        place, base = place + 2, 16
    elif base == 0:
        base = 8 if text[place : place + 1] == b"0" else 10
    start = place
    while _DIGITS.get(_byte(text, place), 36) < base:
        place += 1
    if place == start:
        return 0, 0, False
    value = int(text[start:place], base)
    if signed:
        limit = (1 << bits - 1) - (not negative)
        value, beyond = min(value, limit), value > limit
        return -value if negative else value, place, beyond
    limit = (1 << bits) - 1
    if value > limit:
        return limit, place, True
    return (-value if negative else value) & limit, place, False


def _byte(text: bytes, place: int) -> int:
    return text[place] if place < len(text) else 0


def parse_double(text: bytes) -> tuple[float, int, bool]:
    """Read a ``double``; returns its value, how many bytes it took (0: none), and whether it was out of range."""
    match = _DOUBLE.match(text)
    if match is None:
        return 0.0, 0, False
    sign, hexadecimal, decimal, infinity, nan = match.groups()
    factor = -1.0 if sign == b"-" else 1.0
    if infinity:
        return factor * math.inf, match.end(), False
    if nan:
        return math.copysign(math.nan, factor), match.end(), False
    number = hexadecimal or decimal
    try:
        value = float.fromhex(number.decode()) if hexadecimal else float(number)
    except OverflowError:
        value = math.inf
    digits = re.split(rb"[pP]" if hexadecimal else rb"[eE]", number[2:] if hexadecimal else number)[0]
    tiny = value < _SMALLEST_NORMAL and digits.strip(b"0.") != b""
    return factor * value, match.end(), math.isinf(value) or (tiny and not _is_exact(number, value))


def _is_exact(number: bytes, value: float) -> bool:
    """Tell whether a denormal ``value`` is just what was written, which is no underflow."""
    if number[:2].lower() == b"0x":
        return value != 0.0 and float.hex(value) == float.hex(float.fromhex(number.decode()))
    from fractions import Fraction

    return len(number) < 2000 and Fraction(number.decode()) == Fraction(value)
