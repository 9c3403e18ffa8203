"""``double`` and ``long double`` as text the way glibc prints them; all digits are exact, ties go to even."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

from trainer.engine.extended import Extended

if TYPE_CHECKING:
    from fractions import Fraction  # slow to import: a ``double`` needs none

_PIECE_DIGITS = 4000
_PIECE = 10**_PIECE_DIGITS
MAX_EXTENDED_FRACTION = 16_500  # no long double has more digits behind the point
MAX_FRACTION = 1100  # no double has more digits behind the point


def is_negative(value: float | Extended) -> bool:
    """Tell whether the sign bit is set, of zeros and NaNs too."""
    if isinstance(value, Extended):
        return value.negative
    return math.copysign(1.0, value) < 0


def special(value: float | Extended, *, upper: bool) -> str | None:
    """Return ``inf`` or ``nan`` without the sign, None for a number."""
    if isinstance(value, Extended):
        finite, is_nan = value.exponent is not None, value.is_nan
    else:
        finite, is_nan = math.isfinite(value), math.isnan(value)
    if finite:
        return None
    text = "nan" if is_nan else "inf"
    return text.upper() if upper else text


def decimal(
    value: float | Extended, conversion: str, precision: int | None, *, alternate: bool
) -> tuple[str, int, str]:
    """Format the magnitude for one of ``eEfFgG``.

    Returns what comes before the place where zeros are missing, how many, and what comes behind: the precision may be
    larger than any host wants to see written out.
    """
    wanted = 6 if precision is None else precision
    if isinstance(value, Extended):
        return _extended_decimal(abs(value.fraction()), conversion, wanted, alternate=alternate)
    mark = "#" if alternate else ""
    if conversion in "gG":
        text = f"%{mark}.{min(wanted, MAX_FRACTION)}{conversion}" % abs(value)
        missing = max(0, wanted - MAX_FRACTION) if alternate else 0
        if alternate and 1 <= abs(value) < 10**wanted and (place := text.lower().find("e")) > 0:
            # rounded up to a power of ten that needs an exponent: glibc 2.36 forgets the zeros (measured)
            return "1.", 0, text[place:]
    else:
        text = f"%{mark}.{min(wanted, MAX_FRACTION)}{conversion}" % abs(value)
        missing = max(0, wanted - MAX_FRACTION)
    place = max(text.find("e"), text.find("E"))
    return (text[:place], missing, text[place:]) if place > 0 else (text, missing, "")


def _extended_decimal(value: Fraction, conversion: str, wanted: int, *, alternate: bool) -> tuple[str, int, str]:
    lower = conversion.lower()
    if lower == "f":
        written = min(wanted, MAX_EXTENDED_FRACTION)
        digits = _digits(round(value * 10**written)).rjust(written + 1, "0")
        return _with_point(digits, len(digits) - written, alternate=alternate), wanted - written, ""
    if lower == "g":
        significant = max(1, wanted)
        digits, exponent = _significant(value, min(significant, MAX_EXTENDED_FRACTION))
        if -4 <= exponent < significant:
            body = _with_point("0" * -exponent + digits, max(1, exponent + 1), alternate=alternate)
            return (body if alternate else _without_zeros(body)), 0, ""
        body = _with_point(digits, 1, alternate=alternate)
        return (body if alternate else _without_zeros(body)), 0, _exponent(conversion, exponent)
    written = min(wanted, MAX_EXTENDED_FRACTION)
    digits, exponent = _significant(value, written + 1)
    return _with_point(digits, 1, alternate=alternate), wanted - written, _exponent(conversion, exponent)


def _significant(value: Fraction, count: int) -> tuple[str, int]:
    """Return the first ``count`` digits, rounded, and the decimal exponent of the first one."""
    from fractions import Fraction

    if value == 0:
        return "0" * count, 0
    exponent = math.ceil((value.numerator.bit_length() - value.denominator.bit_length() + 1) * math.log10(2))
    while Fraction(10) ** exponent > value:
        exponent -= 1
    digits = _digits(round(value * Fraction(10) ** (count - 1 - exponent)))
    return (digits[:count], exponent + 1) if len(digits) > count else (digits, exponent)


def _digits(value: int) -> str:
    """Write an integer out, in pieces: the host refuses long ones."""
    pieces = []
    while value >= _PIECE:
        value, rest = divmod(value, _PIECE)
        pieces.append(f"{rest:0{_PIECE_DIGITS}d}")
    return "".join([str(value), *reversed(pieces)])


def _with_point(digits: str, place: int, *, alternate: bool) -> str:
    point = "." if alternate or place < len(digits) else ""
    return digits[:place].ljust(place, "0") + point + digits[place:]


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exponent(conversion: str, exponent: int) -> str:
    mark = "E" if conversion.isupper() else "e"
    return f"{mark}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _extended_hexadecimal(
    value: Extended, precision: int | None, *, alternate: bool, upper: bool
) -> tuple[str, int, str]:
    """Format a ``long double``, whose first digit has four bits."""
    mantissa, missing = value.mantissa, 0
    assert value.exponent is not None
    power = value.exponent + 60 if mantissa else 0
    digits = f"{mantissa & (1 << 60) - 1:015x}"
    lead = mantissa >> 60
    if precision is None:
        digits = digits.rstrip("0")
    elif precision < 15:
        from fractions import Fraction

        kept = round(Fraction(mantissa, 1 << 4 * (15 - precision)))
        if kept >> 4 * precision > 15:
            kept, power = kept >> 4, power + 4
        lead = kept >> 4 * precision
        digits = f"{kept & (1 << 4 * precision) - 1:0{precision}x}" if precision else ""
    else:
        missing = precision - 15
    point = "." if digits or missing or alternate else ""
    text, end = f"{lead:x}{point}{digits}", f"p{power:+d}"
    return (text.upper(), missing, end.upper()) if upper else (text, missing, end)


def hexadecimal(
    value: float | Extended, precision: int | None, *, alternate: bool, upper: bool
) -> tuple[str, int, str]:
    """Format the magnitude for ``%a`` (printf_fphex.c), in the same three parts; without ``0x``."""
    if isinstance(value, Extended):
        return _extended_hexadecimal(value, precision, alternate=alternate, upper=upper)
    bits = struct.unpack("<Q", struct.pack("<d", abs(value)))[0]
    exponent, fraction = bits >> 52, bits & ((1 << 52) - 1)
    lead = 1 if exponent else 0
    power = exponent - 1023 if exponent else -1022 if fraction else 0
    digits, missing = f"{fraction:013x}", 0
    if precision is None:
        digits = digits.rstrip("0")
    elif precision < 13:
        kept, dropped = divmod(fraction | lead << 52, 1 << 4 * (13 - precision))
        half = 1 << 4 * (13 - precision) - 1
        kept += dropped > half or (dropped == half and kept & 1)
        lead = kept >> 4 * precision
        digits = f"{kept & (1 << 4 * precision) - 1:0{precision}x}" if precision else ""
    else:
        missing = precision - 13
    point = "." if digits or missing or alternate else ""
    text = f"{lead}{point}{digits}"
    end = f"p{power:+d}"
    return (text.upper(), missing, end.upper()) if upper else (text, missing, end)
