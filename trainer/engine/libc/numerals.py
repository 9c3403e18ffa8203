"""Numbers as text: what ``strtol`` and ``strtod`` accept (C11 7.22.1, with glibc's limits)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeVar

from trainer.engine.extended import Extended
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

T = TypeVar("T")

_SPACES = b" \t\n\v\f\r"
_DIGITS = {byte: value for value, byte in enumerate(b"0123456789abcdefghijklmnopqrstuvwxyz")}
_DIGITS |= {byte - 32: value for byte, value in _DIGITS.items() if value >= 10}
_FLOATING = re.compile(
    rb"[ \t\n\v\f\r]*([+-]?)(?:0[xX]([0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP]([+-]?\d+))?"
    rb"|(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?|(inf(?:inity)?)|(nan(?:\([0-9a-zA-Z_]*\))?))",
    re.IGNORECASE,
)
_MOST_DIGITS, _DIGITS_AT_ONCE = 12_000, 4000  # no number needs more digits to be rounded


def told(process: Process, s: int, end: int, parsed: tuple[T, int, bool], size: int = 1) -> T:
    """Return the number that was read at ``s``, and tell the program where it ended and whether it was out of range.

    ``end`` is where the program wants to have the address, 0 for nowhere; characters have ``size`` bytes.
    """
    value, used, out_of_range = parsed
    if end:
        process.memory.store_u64(end, s + size * used)
    if out_of_range:
        process.errno = Errno.ERANGE
    return value


def parse_integer(text: bytes, base: int, *, signed: bool) -> tuple[int, int, bool]:
    """Read an integer of 64 bits; returns its value, how many bytes it took (0: none), and whether it was out of range.

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
    value = _integer(text[start:place].lstrip(b"0"), base)
    if signed:
        limit = (1 << 63) - (not negative)
        value, beyond = min(value, limit), value > limit
        return -value if negative else value, place, beyond
    limit = (1 << 64) - 1
    if value > limit:
        return limit, place, True
    return (-value if negative else value) & limit, place, False


def _integer(digits: bytes, base: int) -> int:
    """Return the value; that of a number of very many digits is just too large."""
    return int(digits, base) if 0 < len(digits) <= 64 else 1 << 64 if digits else 0


def _byte(text: bytes, place: int) -> int:
    return text[place] if place < len(text) else 0


@dataclass(frozen=True, slots=True)
class FloatFormat:
    """A binary floating type: bits of the significand, and the exponents of its smallest and largest numbers.

    A number is ``significand * 2**exponent`` with an integral significand, so that ``lowest`` is the exponent of the
    smallest denormal.
    """

    precision: int
    lowest: int
    highest: int


FLOAT = FloatFormat(24, -149, 104)
DOUBLE = FloatFormat(53, -1074, 971)
LONG_DOUBLE = FloatFormat(64, -16445, 16320)


def round_ratio(numerator: int, denominator: int, form: FloatFormat) -> tuple[int, int, bool]:
    """Round a positive fraction to the nearest number, ties to even: significand, exponent, whether it is inexact.

    The significand of a result that is too large has one bit too many.
    """
    exponent = max(numerator.bit_length() - denominator.bit_length() - form.precision, form.lowest)
    while True:
        divisor = denominator << max(exponent, 0)
        significand, rest = divmod(numerator << max(-exponent, 0), divisor)
        if significand.bit_length() <= form.precision:
            break
        exponent += 1
    significand += 2 * rest > divisor or (2 * rest == divisor and significand & 1)
    if significand.bit_length() > form.precision:
        significand, exponent = significand >> 1, exponent + 1
    if exponent > form.highest:
        return 1 << form.precision, form.highest, True
    return significand, exponent, rest != 0


@dataclass(frozen=True, slots=True)
class Numeral:
    """What was read: ``±significand * 2**exponent``; ``exponent`` is None for infinity, and for a NaN (significand 1).

    ``used`` counts the bytes that it took (0: none). ``out_of_range`` means too large, or so small that a denormal or
    zero is not exact.
    """

    negative: bool = False
    significand: int = 0
    exponent: int | None = 0
    used: int = 0
    out_of_range: bool = False


def parse_numeral(text: bytes, form: FloatFormat) -> Numeral:
    """Read a floating number, rounded to ``form``."""
    match = _FLOATING.match(text)
    if match is None:
        return Numeral()
    sign, hexadecimal, binary_exponent, decimal, exponent, infinity, nan = match.groups()
    negative, used = sign == b"-", match.end()
    if infinity or nan:
        return Numeral(negative, int(bool(nan)), None, used)
    if hexadecimal:
        significand, power, beyond = _scaled(hexadecimal, 16, 2, _exponent(binary_exponent), form)
    else:
        significand, power, beyond = _scaled(decimal, 10, 10, _exponent(exponent), form)
    return Numeral(negative, significand, power, used, beyond)


def parse_float(text: bytes, form: FloatFormat) -> tuple[float, int, bool]:
    """Read a ``float`` or ``double``; returns its value, how many bytes it took, and whether it was out of range."""
    found = parse_numeral(text, form)
    if found.exponent is None:
        value = math.nan if found.significand else math.inf
    else:
        value = math.ldexp(found.significand, found.exponent)
    return math.copysign(value, -1.0 if found.negative else 1.0), found.used, found.out_of_range


def parse_extended(text: bytes) -> tuple[Extended, int, bool]:
    """Read a ``long double``; returns its value, how many bytes it took, and whether it was out of range."""
    found = parse_numeral(text, LONG_DOUBLE)
    if found.exponent is None:
        value = Extended(found.negative, 3 << 62 if found.significand else 0, None)
    else:
        value = Extended.rounded(found.negative, found.significand, found.exponent)
    return value, found.used, found.out_of_range


def _exponent(text: bytes | None) -> int:
    """Return the value, cut to what is far out of any range."""
    if not text:
        return 0
    digits = text.lstrip(b"+-").lstrip(b"0")
    value = int(digits[:10] or b"0")
    return -value if text.startswith(b"-") else value


def _significand(digits: bytes, base: int) -> tuple[int, int]:
    """Return the value of ``digits``, and how many were dropped: they only matter by being there."""
    digits = digits.lstrip(b"0")
    kept, rest = digits[:_MOST_DIGITS], digits[_MOST_DIGITS:]
    value = 0
    # the host converts only so many decimal digits at once
    for start in range(0, len(kept), _DIGITS_AT_ONCE):
        piece = kept[start : start + _DIGITS_AT_ONCE]
        value = value * base ** len(piece) + int(piece, base)
    return (value * base + 1, len(rest) - 1) if rest.strip(b"0") else (value, len(rest))


def _scaled(digits: bytes, base: int, scale: int, exponent: int, form: FloatFormat) -> tuple[int, int | None, bool]:
    """Return ``digits`` times ``scale**exponent`` as significand and exponent, and whether it is out of range."""
    whole, _, fraction = digits.partition(b".")
    number, dropped = _significand(whole + fraction, base)
    if number == 0:
        return 0, 0, False
    exponent += (dropped - len(fraction)) * (4 if base == 16 else 1)
    # far out of range, the exact number would only cost time
    size = number.bit_length() * 0.30103 + exponent * (1 if scale == 10 else 0.30103)
    if abs(size) > 5500:
        return 0, None if size > 0 else 0, True
    numerator, denominator = number * scale ** max(exponent, 0), scale ** max(-exponent, 0)
    significand, power, inexact = round_ratio(numerator, denominator, form)
    if significand.bit_length() > form.precision:
        return 0, None, True
    return significand, power, inexact and significand.bit_length() < form.precision
