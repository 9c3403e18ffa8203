"""Reducing angles of ``float`` to at most pi/4, as two numbers of single precision whose sum is the rest."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.number import Single, rounded

_HALF_PI = 0x1921FB54442D18469898CC51701B839A252049C1114CF98E804177D4C76  # in units of 2**-_PLACES
_PLACES = 232
_BITS_OF_ANGLES, _BITS_OF_RESTS = 24, 100  # behind the point, of floats that are reduced and of the smallest rests


def reduce(x: Single) -> tuple[int, Single, Single]:
    """Return how many quarters of a turn an angle above pi/4 has, and its rest."""
    angle = int(math.ldexp(x, _BITS_OF_ANGLES)) << _PLACES - _BITS_OF_ANGLES
    number = (2 * angle + _HALF_PI) // (2 * _HALF_PI)
    exact = angle - number * _HALF_PI
    rest = rounded(exact / (1 << _PLACES))
    low = exact - int(math.ldexp(rest, _BITS_OF_RESTS)) * (1 << _PLACES - _BITS_OF_RESTS)
    return number, rest, rounded(low / (1 << _PLACES))
