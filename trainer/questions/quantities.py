"""Numbers as people write them: ``8 MB``, ``128 KiB``, ``0x1000``, ``2^17``, ``1 << 17``, ``4 * 1024``, ``131,072``.

KB, MB and GB count in 1024 as KiB, MiB and GiB do: that is what they mean for memory sizes.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

UNITS: dict[str, int] = {
    "b": 1,
    "byte": 1,
    "bytes": 1,
    **{
        name: 1 << (10 * power)
        for power, letter in enumerate("kmgt", 1)
        for name in (letter, f"{letter}b", f"{letter}ib")
    },
    "page": 4096,
    "pages": 4096,
}

_LONGEST = 60
_PASTED = str.maketrans({"\N{MINUS SIGN}": "-", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
"""What typography puts in the place of what a keyboard has."""

_FACTOR = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<hex>0x[0-9a-f]+)|(?P<binary>0b[01]+)|(?:2(?:\^|\*\*)|1\s*<<\s*)(?P<power>\d{1,2})"
    r"|(?P<decimal>\d{1,30}(?:\.\d{1,30})?))"
    r"\s*(?P<unit>[a-z]*)$",
    re.ASCII,
)


class QuantityError(ValueError):
    """The text is not a number; ``str()`` is a sentence."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number (bytes where it has a ``unit``); ``unit`` is empty if none was written."""

    value: Fraction
    unit: str = ""

    @property
    def plain(self) -> int | float:
        """The value as an int where it is whole."""
        return self.value.numerator if self.value.denominator == 1 else float(self.value)

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read a number. Raises QuantityError."""
        if len(text) > _LONGEST:
            raise QuantityError("the number is too long")
        value, unit = Fraction(1), ""
        for part in re.split(r"(?<!\*)\*(?!\*)|×", text.translate(_PASTED).strip().lower()):
            factor, named = _factor(part.strip(), text)
            if named and unit:
                raise QuantityError(f"{text!r} has two units")
            value, unit = value * factor, unit or named
        return cls(value, unit)


def _factor(part: str, text: str) -> tuple[Fraction, str]:
    match = _FACTOR.match(re.sub(r"(?<=\d)[ ,_'](?=\d{3}(?!\d))", "", part))
    if match is None:
        raise QuantityError(f"{text!r} is not a number")
    unit = match["unit"]
    if unit and unit not in UNITS:
        raise QuantityError(f"{unit!r} is not a unit; use bytes, KiB, MiB or GiB")
    if match["hex"]:
        value = Fraction(int(match["hex"], 16))
    elif match["binary"]:
        value = Fraction(int(match["binary"], 2))
    elif match["power"]:
        value = Fraction(1 << int(match["power"]))
    else:
        value = Fraction(match["decimal"])
    return (-value if match["sign"] == "-" else value) * UNITS.get(unit, 1), unit
