"""``double`` as text the way glibc prints it; all digits are exact, ties go to even."""

from __future__ import annotations

import math
import struct

MAX_FRACTION = 1100  # no double has more digits behind the point


def is_negative(value: float) -> bool:
    """Tell whether the sign bit is set, of zeros and NaNs too."""
    return math.copysign(1.0, value) < 0


def special(value: float, *, upper: bool) -> str | None:
    """Return ``inf`` or ``nan`` without the sign, None for a number."""
    if math.isfinite(value):
        return None
    text = "nan" if math.isnan(value) else "inf"
    return text.upper() if upper else text


def decimal(value: float, conversion: str, precision: int | None, *, alternate: bool) -> tuple[str, int, str]:
    """Format the magnitude for one of ``eEfFgG``.

    Returns what comes before the place where zeros are missing, how many, and what comes behind: the precision may be
    larger than any host wants to see written out.
    """
    wanted = 6 if precision is None else precision
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


def hexadecimal(value: float, precision: int | None, *, alternate: bool, upper: bool) -> tuple[str, int, str]:
    """Format the magnitude for ``%a`` (printf_fphex.c), in the same three parts; without ``0x``."""
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
