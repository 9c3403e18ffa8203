"""Numbers as other programs read them: decimal, with a point."""

from decimal import Decimal
from fractions import Fraction

SIZES = {"KiB": 1024, "MiB": 1024**2, "GiB": 1024**3, "KB": 1024, "MB": 1024**2, "GB": 1024**3}
"""Units in which sizes are typed; KB, MB and GB count in 1024 for us."""


def decimal(value: Fraction) -> str:
    """Write a number without an exponent; one without a finite form with 28 digits."""
    if value.denominator == 1:
        return str(value.numerator)
    return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")


def spellings(value: Fraction, unit: str) -> tuple[str, ...]:
    """Return how an exact number may be typed: an address in hexadecimal first, then as a plain number."""
    if unit == "address" and value.denominator == 1:
        return (f"{value.numerator:#x}", decimal(value))
    return (decimal(value),)


def read_number(text: str) -> Fraction:
    """Read what another program wrote (a comma may stand for the point). Raises ValueError."""
    plain = text.strip().replace(",", ".")
    if len(plain) > 60:
        raise ValueError("the number is too long")
    value = float(plain)  # refuses what Fraction would take, such as 1/3
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{text!r} is not a finite number")
    if abs(value) > 1e30:
        raise ValueError(f"{text!r} is too large")
    return Fraction(plain)
