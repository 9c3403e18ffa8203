"""Single precision, which the host lacks, and floating-point numbers as C writes them.

The host's floats are IEEE 754 double precision, rounded to nearest.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction  # slow to import: few programs need one

_F32 = struct.Struct("<f")
_DOUBLE_BITS = 53


def to_f32(value: float) -> float:
    """Round to single precision; overflow gives infinity."""
    try:
        return _F32.unpack(_F32.pack(value))[0]  # type: ignore[no-any-return]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def int_to_f32(value: int) -> float:
    """Convert an integer to single precision with a single rounding."""
    return to_f32(float(round_to_odd(value, _DOUBLE_BITS)))


def decimal_to_f32(text: str) -> float:
    """Convert a decimal or hexadecimal number to single precision with a single rounding."""
    exact, rough = exact_value(text), parse_double(text)
    if rough in (0.0, float("inf")) or exact == rough:
        return to_f32(rough)
    # make the last bit of the double odd where it is not exact: then the second rounding is right
    numerator = int.from_bytes(struct.pack("<d", rough), "little")
    below = numerator if rough < exact else numerator - 1
    return to_f32(struct.unpack("<d", (below | 1).to_bytes(8, "little"))[0])


def parse_double(text: str) -> float:
    """Convert a decimal or hexadecimal number; overflow gives infinity."""
    if not text.lower().startswith("0x"):
        return float(text)
    try:
        return float.fromhex(text)
    except OverflowError:
        return float("inf")


def exact_value(text: str) -> Fraction:
    """Return the exact value of a decimal or hexadecimal number as C writes it, without a sign."""
    from decimal import Decimal
    from fractions import Fraction

    text = text.lower()
    hexadecimal = text.startswith("0x")
    digits, _, exponent = text.removeprefix("0x").partition("p" if hexadecimal else "e")
    whole, _, part = digits.partition(".")
    base, step = (16, 2) if hexadecimal else (10, 10)
    # beyond these every number is infinite or zero
    power = max(-20_000, min(20_000, int(exponent or 0)))
    scale = Fraction(step**power) if power >= 0 else Fraction(1, step**-power)
    # unlike int, Decimal reads as many digits as there are
    number = int(whole + part or "0", base) if hexadecimal else int(Decimal(whole + part or "0"))
    return Fraction(number, base ** len(part)) * scale


def round_to_odd(value: int, bits: int) -> int:
    """Cut an integer to ``bits`` bits, with the last one set if anything was lost."""
    surplus = abs(value).bit_length() - bits
    if surplus <= 0:
        return value
    cut = abs(value) >> surplus
    if cut << surplus != abs(value):
        cut |= 1
    return (cut << surplus) * (1 if value > 0 else -1)
