"""Remainders, minimum, maximum, and the product with a sum (fmod(3), remquo(3), fmin(3), fdim(3), fma(3))."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.engine.language.operations import to_f32
from trainer.engine.libc.math.family import INVALID, RangeError, family
from trainer.engine.libc.numerals import DOUBLE, FLOAT, FloatFormat, round_ratio
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _remainder(x: float, y: float) -> float:
    return y if y != y else math.remainder(x, y)


def _fmin(x: float, y: float) -> float:
    if x != x or y != y:
        return y if x != x else x
    return x if x < y else y


def _fmax(x: float, y: float) -> float:
    if x != x or y != y:
        return y if x != x else x
    return x if x > y else y


def _fdim(x: float, y: float) -> float:
    if x <= y:
        return 0.0
    result = x - y
    if math.isinf(result) and math.isfinite(x) and math.isfinite(y):
        raise RangeError(result)
    return result


family("fmod", math.fmod)
family("remainder", _remainder)
family("drem", _remainder)
family("fmin", _fmin)
family("fmax", _fmax)
family("fdim", _fdim)


@function("remquo", "remquof")
def remquo(process: Process, x: float, y: float, quotient: int) -> float:
    """Return the remainder, and store the last three bits of the rounded quotient with its sign."""
    if x != x or y != y:
        return x + y
    if math.isinf(x) or y == 0:
        return INVALID
    rest = math.remainder(x, y)
    whole = 0
    if math.isfinite(y):
        # exact: everything counted in the unit of the smaller number
        (a, b), (c, d) = x.as_integer_ratio(), y.as_integer_ratio()
        below, above = divmod(abs(a * d), abs(c * b))
        rounded_up = 2 * above > abs(c * b) or (2 * above == abs(c * b) and below & 1)
        whole = below % 8 + rounded_up
    negative = math.copysign(1.0, x) != math.copysign(1.0, y)
    process.memory.store_i32(quotient, -whole if negative else whole)
    return rest


def _fused(x: float, y: float, z: float, form: FloatFormat) -> float:
    """Return ``x * y + z``, rounded once."""
    if not all(map(math.isfinite, (x, y, z))):
        if math.isnan(x) or math.isnan(y) or math.isnan(z):
            return next(number for number in (x, y, z) if number != number)
        return z if math.isfinite(x) and math.isfinite(y) else x * y + z
    if x == 0 or y == 0:
        return x * y + z
    (a, b), (c, d), (e, f) = (number.as_integer_ratio() for number in (x, y, z))
    numerator, denominator = a * c * f + e * b * d, b * d * f
    if numerator == 0:
        return x * y + z if z == 0 else 0.0
    significand, exponent, _ = round_ratio(abs(numerator), denominator, form)
    try:
        magnitude = math.ldexp(significand, exponent)
    except OverflowError:
        magnitude = math.inf
    return -magnitude if numerator < 0 else magnitude


@function()
def fma(process: Process, x: float, y: float, z: float) -> float:
    """Return ``x * y + z``, rounded once."""
    return _fused(x, y, z, DOUBLE)


@function()
def fmaf(process: Process, x: float, y: float, z: float) -> float:
    """Return ``x * y + z``, rounded once."""
    return to_f32(_fused(x, y, z, FLOAT))
