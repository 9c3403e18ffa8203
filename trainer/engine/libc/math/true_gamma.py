"""The gamma function: by its logarithm near 1, by products up to 6.5, by Stirling's series above.

The steps of glibc 2.36, so that the last bits are its own.
"""

from __future__ import annotations

import math

from trainer.engine.extended import Extended
from trainer.engine.libc.math.log_gamma import log_gamma
from trainer.engine.libc.math.log_gamma_zeros import STIRLING
from trainer.engine.libc.math.pairs import exact_product, product, quotient

_TERMS = STIRLING[:6]
_PI = float.fromhex("0x3.243f6a8885a3p+0"), float.fromhex("0x8.d313198a2e038p-56")
_LARGEST, _SMALLEST, _NEAR_ZERO = 172.0, -184.0, 2.0**-54


def gamma(x: float) -> float:
    """Return the gamma function of a finite number that is no pole; infinite or 0 where it does not fit."""
    if x >= _LARGEST:
        return math.inf
    if x > 0:
        value, exponent = _positive(x)
        return _scaled(value, exponent)
    if x >= -_NEAR_ZERO:
        return 1.0 / x
    whole = math.trunc(x)
    if x <= _SMALLEST:
        return 0.0 if whole % 2 else -0.0
    part = whole - x
    if part > 0.5:
        part = 1.0 - part
    sine = math.sin(math.pi * part) if part <= 0.25 else math.cos(math.pi * (0.5 - part))
    value, exponent = _positive(-x)
    high, low = exact_product(sine, value)
    below, below_low = exact_product(high, x)
    size = _scaled(-quotient(_PI, (below, below_low + low * x))[0], -exponent)
    return size if whole % 2 else -size


def _scaled(value: float, exponent: int) -> float:
    try:
        return math.ldexp(value, exponent)
    except OverflowError:
        return math.inf


def _positive(x: float) -> tuple[float, int]:
    """Return the function divided by a power of two, and its exponent."""
    if x < 0.5:
        return math.exp(log_gamma(x + 1)) / x, 0
    if x <= 1.5:
        return math.exp(log_gamma(x)), 0
    if x < 6.5:
        steps = math.ceil(x - 1.5)
        factor, inexact = _product(x - steps, 0.0, steps)
        return math.exp(log_gamma(x - steps)) * factor * (1.0 + inexact), 0
    at, rest, factor, inexact = x, 0.0, 1.0, 0.0
    if x < 12:
        steps = math.ceil(12.0 - x)
        at = x + steps
        rest = x - (at - steps)
        factor, inexact = _product(at - steps, rest, steps)
    return _stirling(at, rest, factor, inexact)


def _product(x: float, rest: float, count: int) -> tuple[float, float]:
    """Return the product of ``count`` numbers from ``x + rest`` on, in extended precision, and what is lost of it."""
    first = Extended.of(x) + Extended.of(rest)
    total = first
    for step in range(1, count):
        total = total * (first + Extended.of(step))
    value = float(total)
    return value, float((total - Extended.of(value)) / Extended.of(value))


def _stirling(x: float, rest: float, factor: float, inexact: float) -> tuple[float, int]:
    whole = math.floor(x + 0.5)
    mantissa, exponent = math.frexp(x)
    if mantissa < math.sqrt(0.5):
        mantissa, exponent = mantissa * 2.0, exponent - 1
    one = exact_product(math.pow(mantissa, x), math.exp2(exponent * (x - whole)))
    two = exact_product(math.exp(-x), math.sqrt(2 * math.pi / x))
    high, low = quotient(product(one, two), (factor, factor * inexact))
    adjustment = rest * math.log(x)
    square, total = x * x, _TERMS[-1]
    for coefficient in _TERMS[-2::-1]:
        total = total / square + coefficient
    adjustment += total / x
    return high + (low + high * math.expm1(adjustment)), exponent * whole
