"""Numbers of single precision: each operation is rounded."""

from __future__ import annotations

import math
import struct

_FLOAT, _WORD = struct.Struct("<f"), struct.Struct("<I")


def bits(value: float) -> int:
    """Return the 32 bits of a number."""
    word: int = _WORD.unpack(_FLOAT.pack(value))[0]
    return word


def from_bits(word: int) -> Single:
    """Return the number with these bits."""
    return Single(_FLOAT.unpack(_WORD.pack(word & 0xFFFFFFFF))[0])


def rounded(value: float) -> Single:
    """Round to single precision."""
    try:
        return Single(_FLOAT.unpack(_FLOAT.pack(value))[0])
    except OverflowError:
        return Single(math.copysign(math.inf, value))


def root(value: float) -> Single:
    """Return the square root."""
    return rounded(math.sqrt(value))


def cut(value: float, lost: int = 12) -> Single:
    """Clear the last bits."""
    return from_bits(bits(value) & -1 << lost)


def series(x: float, *coefficients: float) -> Single:
    """Return ``c0 + x * (c1 + x * (c2 + …))``."""
    total = Single(coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        total = coefficient + x * total
    return total


def singles(*values: float) -> tuple[Single, ...]:
    """Round constants, which are written in decimal."""
    return tuple(map(rounded, values))


class Single(float):
    """A number that single precision can hold; doubles take part in operations as if they were such numbers."""

    __slots__ = ()

    def __add__(self, other: float) -> Single:
        return rounded(float(self) + float(other))

    def __sub__(self, other: float) -> Single:
        return rounded(float(self) - float(other))

    def __rsub__(self, other: float) -> Single:
        return rounded(float(other) - float(self))

    def __mul__(self, other: float) -> Single:
        return rounded(float(self) * float(other))

    def __truediv__(self, other: float) -> Single:
        return rounded(float(self) / float(other))

    def __rtruediv__(self, other: float) -> Single:
        return rounded(float(other) / float(self))

    def __neg__(self) -> Single:
        return Single(-float(self))

    def __abs__(self) -> Single:
        return Single(abs(float(self)))

    __radd__ = __add__
    __rmul__ = __mul__
