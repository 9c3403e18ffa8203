"""The 80-bit extended precision of x87, which is the type ``long double``.

It has a sign, 64 bits of mantissa and 15 bits of exponent (Intel SDM volume 1, 4.2.2), and is rounded to nearest, ties
to even.
"""

from __future__ import annotations

import struct
from math import isqrt
from typing import TYPE_CHECKING

from trainer.engine.floating import exact_value, round_to_odd, to_f32

if TYPE_CHECKING:
    from fractions import Fraction  # slow to import: few programs need one

_PRECISION = 64
_BIAS = 16383
_LARGEST = 16383 - 63  # exponent of the last bit of the largest numbers
_SMALLEST = -16382 - 63  # … of the smallest, and of all that are not normal
_SPECIAL = 0x7FFF  # the exponent field of infinities and NaNs
_QUIET = 3 << 62


class Extended:
    """A number of 80 bits: ``±mantissa * 2**exponent``; ``exponent`` is None for infinities and NaNs.

    Infinities have mantissa 0. Arithmetic never raises.
    """

    __slots__ = ("exponent", "mantissa", "negative")

    def __init__(self, negative: bool, mantissa: int, exponent: int | None) -> None:
        self.negative = negative
        self.mantissa = mantissa
        self.exponent = exponent

    # making numbers

    @staticmethod
    def rounded(negative: bool, mantissa: int, exponent: int, sticky: bool = False) -> Extended:
        """Round ``±mantissa * 2**exponent``, which is a bit more if ``sticky``."""
        if mantissa == 0:
            return Extended(negative, 0, 0)
        if sticky:
            mantissa, exponent = mantissa << 2 | 1, exponent - 2
        surplus = max(mantissa.bit_length() - _PRECISION, _SMALLEST - exponent)
        if surplus > 0:
            rest = mantissa & (1 << surplus) - 1
            mantissa, exponent = mantissa >> surplus, exponent + surplus
            half = 1 << surplus - 1
            if rest > half or (rest == half and mantissa & 1):
                mantissa += 1
                if mantissa >> _PRECISION:
                    mantissa, exponent = mantissa >> 1, exponent + 1
        shift = min(_PRECISION - mantissa.bit_length(), exponent - _SMALLEST)
        mantissa, exponent = mantissa << shift, exponent - shift
        if exponent > _LARGEST:
            return Extended(negative, 0, None)
        return Extended(negative, mantissa, exponent if mantissa else 0)

    @staticmethod
    def of(value: float | Extended) -> Extended:
        """Convert a number of the host."""
        if isinstance(value, Extended):
            return value
        if isinstance(value, int):
            return Extended.rounded(value < 0, abs(value), 0)
        negative = struct.pack("<d", value)[7] >> 7 == 1
        if value != value:
            return Extended(negative, _QUIET, None)
        if value in (float("inf"), float("-inf")):
            return Extended(negative, 0, None)
        numerator, denominator = abs(value).as_integer_ratio()
        return Extended.rounded(negative, numerator, 1 - denominator.bit_length())

    @staticmethod
    def from_fraction(value: Fraction) -> Extended:
        """Round an exact value."""
        numerator, denominator = abs(value.numerator), value.denominator
        shift = max(0, _PRECISION + 2 - numerator.bit_length() + denominator.bit_length())
        quotient, rest = divmod(numerator << shift, denominator)
        return Extended.rounded(value < 0, quotient, -shift, sticky=rest != 0)

    @staticmethod
    def parse(text: str) -> Extended:
        """Convert a decimal or hexadecimal number as C writes it, without a sign."""
        return Extended.from_fraction(exact_value(text))

    @staticmethod
    def decode(data: bytes) -> Extended:
        """Read the ten bytes of a number in memory; those that the processor rejects are NaNs."""
        mantissa = int.from_bytes(data[:8], "little")
        high = int.from_bytes(data[8:10], "little")
        negative, field = high >> 15 == 1, high & _SPECIAL
        if field == _SPECIAL:
            return Extended(negative, 0 if mantissa == 1 << 63 else mantissa | _QUIET, None)
        if field and not mantissa >> 63:
            return Extended(True, _QUIET, None)
        if mantissa == 0:
            return Extended(negative, 0, 0)
        return Extended(negative, mantissa, max(field, 1) - _BIAS - 63)

    def encode(self) -> bytes:
        """Return the ten bytes of the number in memory."""
        if self.exponent is None:
            mantissa, field = self.mantissa or 1 << 63, _SPECIAL
        elif not self.mantissa >> 63:
            mantissa, field = self.mantissa, 0
        else:
            mantissa, field = self.mantissa, self.exponent + _BIAS + 63
        return mantissa.to_bytes(8, "little") + (field | self.negative << 15).to_bytes(2, "little")

    # what it is

    @property
    def is_nan(self) -> bool:
        """Whether it is not a number."""
        return self.exponent is None and self.mantissa != 0

    @property
    def is_infinite(self) -> bool:
        """Whether it is an infinity."""
        return self.exponent is None and self.mantissa == 0

    def fraction(self) -> Fraction:
        """Return the exact value of a finite number."""
        from fractions import Fraction

        assert self.exponent is not None
        return Fraction(-self.mantissa if self.negative else self.mantissa) * Fraction(2) ** self.exponent

    def __bool__(self) -> bool:
        return self.exponent is None or self.mantissa != 0

    def __repr__(self) -> str:
        return f"Extended({self.negative}, {self.mantissa}, {self.exponent})"

    __hash__ = None  # type: ignore[assignment]

    # conversions to the host's numbers

    def __float__(self) -> float:
        if self.exponent is None:
            magnitude = float("nan") if self.mantissa else float("inf")
        elif self.exponent >= 0:
            try:
                magnitude = float(self.mantissa << self.exponent)
            except OverflowError:
                magnitude = float("inf")
        else:
            magnitude = self.mantissa / (1 << -self.exponent)
        return -magnitude if self.negative else magnitude

    def to_f32(self) -> float:
        """Round to single precision."""
        if self.exponent is None:
            return float(self)
        return to_f32(float(Extended(self.negative, abs(round_to_odd(self.mantissa, 40)), self.exponent)))

    def to_int(self, bits: int) -> int:
        """Convert as ``fisttp`` does, towards zero; what does not fit gives the smallest integer."""
        limit = 1 << bits - 1
        value = -limit if self.exponent is None else self.truncated()
        return value if -limit <= value < limit else -limit

    def truncated(self) -> int:
        """Return the integer part of a finite number."""
        assert self.exponent is not None
        magnitude = self.mantissa << self.exponent if self.exponent >= 0 else self.mantissa >> -self.exponent
        return -magnitude if self.negative else magnitude

    def to_u64(self) -> int:
        """Convert as gcc does to ``unsigned long``: values from 2**63 on with the top bit added."""
        if self.exponent is None:  # infinity, too, is 2**63 or more; what is no number is not
            return 0 if not (self.negative or self.is_nan) else 1 << 63
        if self.truncated() >= 1 << 63:
            return ((self - Extended.of(1 << 63)).to_int(64) ^ 1 << 63) & (1 << 64) - 1
        return self.to_int(64) & (1 << 64) - 1

    # arithmetic

    def __neg__(self) -> Extended:
        return Extended(not self.negative, self.mantissa, self.exponent)

    def __abs__(self) -> Extended:
        return Extended(False, self.mantissa, self.exponent)

    def __add__(self, other: Extended) -> Extended:
        if self.exponent is None or other.exponent is None:
            return self._special_sum(other)
        exponent = min(self.exponent, other.exponent)
        one, two = self.mantissa << self.exponent - exponent, other.mantissa << other.exponent - exponent
        total = (-one if self.negative else one) + (-two if other.negative else two)
        if total == 0:
            return Extended(self.negative and other.negative, 0, 0)
        return Extended.rounded(total < 0, abs(total), exponent)

    def _special_sum(self, other: Extended) -> Extended:
        for operand in (self, other):
            if operand.is_nan:
                return operand
        if self.is_infinite and other.is_infinite and self.negative != other.negative:
            return _INVALID
        return self if self.is_infinite else other

    def __sub__(self, other: Extended) -> Extended:
        return self + (other if other.is_nan else -other)

    def __mul__(self, other: Extended) -> Extended:
        negative = self.negative != other.negative
        for operand in (self, other):
            if operand.is_nan:
                return operand
        if self.exponent is None or other.exponent is None:
            return Extended(negative, 0, None) if self and other else _INVALID
        return Extended.rounded(negative, self.mantissa * other.mantissa, self.exponent + other.exponent)

    def __truediv__(self, other: Extended) -> Extended:
        negative = self.negative != other.negative
        for operand in (self, other):
            if operand.is_nan:
                return operand
        if self.exponent is None:
            return _INVALID if other.exponent is None else Extended(negative, 0, None)
        if other.exponent is None:
            return Extended(negative, 0, 0)
        if not other:
            return Extended(negative, 0, None) if self else _INVALID
        quotient, rest = divmod(self.mantissa << 2 * _PRECISION, other.mantissa)
        return Extended.rounded(negative, quotient, self.exponent - other.exponent - 2 * _PRECISION, rest != 0)

    def sqrt(self) -> Extended:
        """Return the square root; of negative numbers a NaN."""
        if self.is_nan or not self:
            return self
        if self.negative:
            return _INVALID
        if self.exponent is None:
            return self
        shift = 2 * _PRECISION + (self.exponent & 1)
        scaled = self.mantissa << shift
        root = isqrt(scaled)
        return Extended.rounded(False, root, (self.exponent - shift) // 2, root * root != scaled)

    # comparison

    def _compare(self, other: float | Extended) -> int | None:
        """Return -1, 0 or 1; None if one of them is a NaN."""
        other = Extended.of(other)
        if self.is_nan or other.is_nan:
            return None
        one, two = self._key(), other._key()
        return (one > two) - (one < two)

    def _key(self) -> tuple[int, int]:
        """Return what orders numbers as their values do."""
        exponent = _LARGEST + 1 if self.exponent is None else self.exponent
        exponent = exponent - _SMALLEST if self else -1
        sign = -1 if self.negative else 1
        return (sign * (exponent + 1 if exponent >= 0 else 0), sign * self.mantissa)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int | float | Extended) and self._compare(other) == 0

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: float | Extended) -> bool:
        return self._compare(other) == -1

    def __le__(self, other: float | Extended) -> bool:
        return self._compare(other) in (-1, 0)

    def __gt__(self, other: float | Extended) -> bool:
        return self._compare(other) == 1

    def __ge__(self, other: float | Extended) -> bool:
        return self._compare(other) in (0, 1)


_INVALID = Extended(True, _QUIET, None)  # what invalid operations give
