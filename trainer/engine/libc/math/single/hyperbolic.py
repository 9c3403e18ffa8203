"""Hyperbolic functions of ``float`` and their inverses."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.exponentials import exp, log
from trainer.engine.libc.math.single.number import Single, root, rounded
from trainer.engine.libc.math.single.small import expm1, log1p

_LN2 = rounded(6.9314718246e-01)
_HALF_LN2, _LARGEST = float.fromhex("0x1.62e430p-2"), float.fromhex("0x1.62e300p+6")


def _half_exponential(size: float) -> Single:
    """Return half of the exponential, also where all of it is too large."""
    if size < _LARGEST:
        return 0.5 * Single(exp(size))
    root_of_it = Single(exp(0.5 * size))
    return 0.5 * root_of_it * root_of_it


def sinh(x: float) -> float:
    """Return the hyperbolic sine."""
    size = abs(x)
    if size < 2.0**-28:
        return x
    if size >= 22:
        return math.copysign(_half_exponential(size), x)
    t = Single(expm1(size))
    value = 0.5 * (2.0 * t - t * t / (t + 1.0)) if size < 1 else 0.5 * (t + t / (t + 1.0))
    return math.copysign(value, x)


def cosh(x: float) -> float:
    """Return the hyperbolic cosine."""
    size = abs(x)
    if size >= 22:
        return _half_exponential(size)
    if size >= _HALF_LN2:
        t = Single(exp(size))
        return 0.5 * t + 0.5 / t
    if size < 2.0**-55:
        return 1.0
    t = Single(expm1(size))
    w = 1.0 + t
    return 1.0 + t * t / (w + w)


def tanh(x: float) -> float:
    """Return the hyperbolic tangent."""
    size = abs(x)
    if size >= 22:
        return math.copysign(1.0, x)
    if size < 2.0**-55:
        return x
    if size >= 1:
        return math.copysign(1.0 - 2.0 / (Single(expm1(2.0 * size)) + 2.0), x)
    t = Single(expm1(-2.0 * size))
    return math.copysign(-t / (t + 2.0), x)


def asinh(x: float) -> float:
    """Return the inverse of sinh."""
    size = abs(Single(x))
    if size < 2.0**-14:
        return x
    if size > 2.0**15:
        value: float = Single(log(size)) + _LN2
    elif size > 2:
        value = log(2.0 * size + 1.0 / (root(size * size + 1.0) + size))
    else:
        square = size * size
        value = log1p(size + square / (1.0 + root(1.0 + square)))
    return math.copysign(value, x)


def acosh(x: float) -> float:
    """Return the inverse of cosh."""
    x = Single(x)
    if x >= 2.0**28:
        return Single(log(x)) + _LN2
    if x == 1.0:
        return 0.0
    if x > 2:
        return log(2.0 * x - 1.0 / (x + root(x * x - 1.0)))
    t = x - 1.0
    return log1p(t + root(2.0 * t + t * t))


def atanh(x: float) -> float:
    """Return the inverse of tanh."""
    size = abs(Single(x))
    if size < 2.0**-28:
        return x
    double = size + size
    argument = double + double * size / (1.0 - size) if size < 0.5 else double / (1.0 - size)
    return math.copysign(0.5 * Single(log1p(argument)), x)
