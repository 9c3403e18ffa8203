"""The gamma function of ``float``: by its logarithm near 1, by Stirling's series above."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.circular import cos, sin
from trainer.engine.libc.math.single.exponentials import exp, exp2, log
from trainer.engine.libc.math.single.exponentials import pow as power
from trainer.engine.libc.math.single.gamma import lgamma
from trainer.engine.libc.math.single.gamma_negative import STIRLING
from trainer.engine.libc.math.single.number import Single, root, rounded
from trainer.engine.libc.math.single.small import expm1

_PI = rounded(math.pi)
_NEAR_ZERO = 2.0**-25


def tgamma(x: float) -> float:
    """Return the gamma function, where it is finite."""
    x = Single(x)
    if x > 0:
        value, scale = _positive(x)
        return rounded(math.ldexp(value, scale))
    if x >= -_NEAR_ZERO:
        return 1.0 / x
    whole = math.trunc(x)
    if x <= -42:
        return 0.0 if whole % 2 else -0.0
    part = whole - x
    if part > 0.5:
        part = 1.0 - part
    sine = Single(sin(_PI * part) if part <= 0.25 else cos(_PI * (0.5 - part)))
    value, scale = _positive(-x)
    size = rounded(math.ldexp(_PI / (-x * sine * value), -scale))
    return size if whole % 2 else -size


def _positive(x: Single) -> tuple[Single, int]:
    """Return the function divided by a power of two, and its exponent."""
    if x < 0.5:
        return Single(exp(lgamma(x + 1.0))) / x, 0
    if x <= 1.5:
        return Single(exp(lgamma(x))), 0
    if x < 2.5:
        return Single(exp(lgamma(x - 1.0))) * (x - 1.0), 0
    at, rest, product, inexact = x, Single(0.0), Single(1.0), Single(0.0)
    if x < 4:
        steps = math.ceil(4.0 - x)
        at = x + steps
        rest = x - (at - steps)
        product, inexact = _product(at - steps, rest, steps)
    return _stirling(at, rest, product, inexact)


def _product(x: Single, rest: Single, count: int) -> tuple[Single, Single]:
    """Return the product of ``count`` numbers from ``x + rest`` on, and what is lost of it."""
    first = float(x) + float(rest)
    exact = first
    for step in range(1, count):
        exact *= first + step
    single = rounded(exact)
    return single, rounded((exact - float(single)) / float(single))


def _stirling(x: Single, rest: Single, product: Single, inexact: Single) -> tuple[Single, int]:
    whole = math.floor(x + 0.5)
    part = x - whole
    mantissa, exponent = math.frexp(x)
    if mantissa < math.sqrt(0.5):
        mantissa, exponent = mantissa * 2.0, exponent - 1
    value = Single(power(mantissa, x)) * Single(exp2(exponent * part)) * Single(exp(-x))
    value = value * root(rounded(2 * math.pi) / x) / product
    adjustment = -inexact + rest * Single(log(x))
    square, total = x * x, STIRLING[-1]
    for coefficient in STIRLING[-2::-1]:
        total = total / square + coefficient
    adjustment = adjustment + total / x
    return value + value * Single(expm1(adjustment)), exponent * whole
