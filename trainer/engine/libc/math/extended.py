"""Functions of ``long double`` that are exact or need one rounding: roots, rounding, parts, remainders."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from trainer.engine.extended import Extended
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_BITS = 64
_LOWEST = -16445  # the exponent of the smallest denormal
INVALID = Extended(True, 3 << 62, None)
_INT_MAX, _SPECIAL = (1 << 31) - 1, -1 << 31
_MOST_SHIFT = 100_000


def infinite(negative: bool = False) -> Extended:
    """Return an infinity."""
    return Extended(negative, 0, None)


def _fail(process: Process, error: int, value: Extended) -> Extended:
    process.errno = error
    return value


@function()
def fabsl(process: Process, x: Extended) -> Extended:
    """Return the absolute value."""
    return abs(x)


@function()
def sqrtl(process: Process, x: Extended) -> Extended:
    """Return the square root."""
    if x < 0:
        return _fail(process, Errno.EDOM, INVALID)
    return x.sqrt()


def _cube_root(value: int) -> int:
    """Return the integer part of a cube root."""
    guess = 1 << -(-value.bit_length() // 3)
    while True:
        better = (2 * guess + value // (guess * guess)) // 3
        if better >= guess:
            return guess
        guess = better


@function()
def cbrtl(process: Process, x: Extended) -> Extended:
    """Return the cube root."""
    if x.exponent is None or not x:
        return x
    shift = 2 * _BITS + (2 * _BITS + x.exponent) % 3
    while (x.exponent - shift) % 3:
        shift += 1
    scaled = x.mantissa << shift
    root = _cube_root(scaled)
    return Extended.rounded(x.negative, root, (x.exponent - shift) // 3, root**3 != scaled)


@function()
def hypotl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the length of the hypotenuse."""
    if x.is_infinite or y.is_infinite:
        return infinite()
    if x.is_nan or y.is_nan:
        return x if x.is_nan else y
    square = x.fraction() ** 2 + y.fraction() ** 2
    if not square:
        return Extended(False, 0, 0)
    shift = max(0, 2 * _BITS + 4 + square.denominator.bit_length() - square.numerator.bit_length()) & ~1
    scaled, rest = divmod(square.numerator << shift, square.denominator)
    root = isqrt(scaled)
    result = Extended.rounded(False, root, -shift // 2, bool(rest) or root * root != scaled)
    return _fail(process, Errno.ERANGE, result) if result.is_infinite else result


# whole numbers


def _half_away(value: Fraction) -> int:
    return (-1 if value < 0 else 1) * int(abs(value) + Fraction(1, 2))


def _whole(name: str, convert: Callable[[Fraction], int]) -> None:
    def compute(process: Process, x: Extended) -> Extended:
        if x.exponent is None or x.exponent >= 0:
            return x
        return Extended.rounded(x.negative, abs(convert(x.fraction())), 0)

    function(name)(compute)


_whole("floorl", lambda value: value.__floor__())
_whole("ceill", lambda value: value.__ceil__())
_whole("truncl", lambda value: value.__trunc__())
_whole("roundl", _half_away)
for _name in ("rintl", "nearbyintl", "roundevenl"):
    _whole(_name, round)


def _to_long(name: str, convert: Callable[[Fraction], int]) -> None:
    def compute(process: Process, x: Extended) -> int:
        value = _SPECIAL << 32 if x.exponent is None else convert(x.fraction())
        return value if -1 << 63 <= value < 1 << 63 else -1 << 63

    function(name, "l" + name)(compute)


_to_long("lroundl", _half_away)
_to_long("lrintl", round)


@function()
def modfl(process: Process, x: Extended, whole: int) -> Extended:
    """Split into fraction and whole part."""
    if x.exponent is None:
        integral, fraction = x, x if x.is_nan else Extended(x.negative, 0, 0)
    else:
        integral = Extended.rounded(x.negative, abs(x.truncated()), 0)
        rest = abs(x.fraction()) - abs(x.truncated())
        fraction = Extended.from_fraction(-rest if x.negative else rest) if rest else Extended(x.negative, 0, 0)
    process.memory.store(whole, integral.encode())
    return fraction


# parts


def _power(x: Extended) -> int:
    """Return the exponent of a finite number that is not zero."""
    assert x.exponent is not None
    return x.exponent + x.mantissa.bit_length() - 1


@function()
def frexpl(process: Process, x: Extended, exponent: int) -> Extended:
    """Split into mantissa and exponent."""
    power = _power(x) + 1 if x.exponent is not None and x else 0
    process.memory.store_i32(exponent, power)
    return Extended.rounded(x.negative, x.mantissa, -x.mantissa.bit_length()) if power or (x and x.exponent) else x


@function("ldexpl", "scalbnl", "scalblnl")
def ldexpl(process: Process, x: Extended, exponent: int) -> Extended:
    """Return the number times a power of two."""
    if x.exponent is None or not x:
        return x
    shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, exponent))
    result = Extended.rounded(x.negative, x.mantissa, x.exponent + shift)
    return _fail(process, Errno.ERANGE, result) if result.is_infinite or not result else result


@function()
def logbl(process: Process, x: Extended) -> Extended:
    """Return the exponent."""
    if not x:
        return infinite(negative=True)
    return Extended.of(_power(x)) if x.exponent is not None else x if x.is_nan else infinite()


@function()
def ilogbl(process: Process, x: Extended) -> int:
    """Return the exponent as an ``int``."""
    if x.exponent is not None and x:
        return _power(x)
    process.errno = Errno.EDOM
    return _INT_MAX if x.is_infinite else _SPECIAL


@function()
def copysignl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return a number with the sign of another."""
    return Extended(y.negative, x.mantissa, x.exponent)


@function("nextafterl", "nexttowardl")
def nextafterl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the neighbour in the direction of ``y``."""
    if x.is_nan or y.is_nan:
        return x if x.is_nan else y
    if x == y:
        return y
    if not x:
        return Extended.rounded(y.negative, 1, _LOWEST)
    grows = (y > x) != x.negative
    if x.exponent is None:
        return Extended(x.negative, (1 << _BITS) - 1, 16320)
    step = x.exponent
    if not grows and x.mantissa == 1 << _BITS - 1 and step > _LOWEST:
        result = Extended.rounded(x.negative, (x.mantissa << 1) - 1, step - 1)
    else:
        result = Extended.rounded(x.negative, x.mantissa + (1 if grows else -1), step)
    extreme = result.exponent is None or not result.mantissa >> _BITS - 1
    return _fail(process, Errno.ERANGE, result) if extreme else result


@function()
def nanl(process: Process, text: int) -> Extended:
    """Return a NaN."""
    return Extended(False, 3 << 62, None)


# arithmetic


@function()
def fminl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the smaller number, of two zeros the first one."""
    return y if x.is_nan or y < x else x


@function()
def fmaxl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the larger number, of two zeros the second one."""
    return x if y.is_nan or x > y else y


@function()
def fdiml(process: Process, x: Extended, y: Extended) -> Extended:
    """Return how much larger one is."""
    return Extended.of(0) if x <= y else x - y


@function()
def fmal(process: Process, x: Extended, y: Extended, z: Extended) -> Extended:
    """Return ``x * y + z``, rounded once."""
    if x.exponent is None or y.exponent is None or z.exponent is None or not (x and y):
        return x * y + z
    total = x.fraction() * y.fraction() + z.fraction()
    return Extended.from_fraction(total) if total else x * y + z


def _division(process: Process, x: Extended, y: Extended) -> tuple[Fraction, Fraction] | Extended:
    """Return the numbers to divide, or the result where there is nothing to divide."""
    if x.is_nan or y.is_nan:
        return x if x.is_nan else y
    if x.exponent is None or not y:
        return _fail(process, Errno.EDOM, INVALID)
    return x if y.exponent is None or not x else (x.fraction(), y.fraction())


def _with_sign(x: Extended, rest: Fraction) -> Extended:
    return Extended.from_fraction(rest) if rest else Extended(x.negative, 0, 0)


@function()
def fmodl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the rest of a division towards zero."""
    found = _division(process, x, y)
    if isinstance(found, Extended):
        return found
    rest = abs(found[0]) % abs(found[1])
    return _with_sign(x, -rest if x.negative else rest)


@function("remainderl", "dreml")
def remainderl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return the rest of a division to the nearest whole number."""
    found = _division(process, x, y)
    if isinstance(found, Extended):
        return found
    return _with_sign(x, found[0] - found[1] * round(found[0] / found[1]))
