"""Trigonometric, hyperbolic, exponential and logarithmic functions, powers and roots."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.engine.libc.math.family import RangeError, either_nan, family, guarded
from trainer.engine.libc.registry import FUNCTIONS, function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_HIGH_BITS = 26  # of a number whose product with the high part of the logarithm of ten is exact
_LN10_HIGH, _LN10_LOW = float.fromhex("0x2.4d7637p0"), float.fromhex("0x7.6aaa2b05ba95cp-28")
_DECIMAL_EXPONENTS = (-332, 309)  # outside of these the result is zero or infinite


def _sinh(x: float) -> float:
    try:
        return math.sinh(x)
    except OverflowError:
        raise RangeError(math.copysign(math.inf, x)) from None


def _atanh(x: float) -> float:
    if abs(x) == 1:
        raise RangeError(math.copysign(math.inf, x))
    return math.atanh(x)


def _vanishing(compute: Callable[[float], float], limit: float) -> Callable[[float], float]:
    """Make zero a range error, except at the ``limit`` where it is exact."""

    def total(x: float) -> float:
        result = compute(x)
        if result == 0 and x != limit:
            raise RangeError(result)
        return result

    return total


def _exp10(x: float) -> float:
    """Return the power of ten in the steps of glibc 2.36: the product of two exponentials, not always the nearest."""
    if not math.isfinite(x):
        return math.exp(x)
    if x < _DECIMAL_EXPONENTS[0]:
        return 0.0
    if x > _DECIMAL_EXPONENTS[1]:
        raise RangeError(math.inf)
    mantissa, exponent = math.frexp(x)
    high = math.ldexp(math.trunc(math.ldexp(mantissa, _HIGH_BITS)), exponent - _HIGH_BITS)
    return math.exp(high * _LN10_HIGH) * math.exp(high * _LN10_LOW + (x - high) * math.log(10))


def _logarithm(compute: Callable[[float], float], pole: float = 0.0) -> Callable[[float], float]:
    def total(x: float) -> float:
        if x == pole:
            raise RangeError(-math.inf)
        return compute(x)

    return total


def _odd(y: float) -> bool:
    return math.isfinite(y) and math.fmod(y, 2) in (1.0, -1.0)


def _pow(x: float, y: float) -> float:
    if x == 0 and y < 0:
        infinite = math.copysign(math.inf, x) if _odd(y) else math.inf
        if math.isinf(y):
            return infinite
        raise RangeError(infinite)
    if x != x and y != 0:
        return either_nan(x, y) if y != y or not _odd(y) else abs(x) if _negative(x) else x
    try:
        result = math.pow(x, y)
    except OverflowError:
        raise RangeError(-math.inf if x < 0 and _odd(y) else math.inf) from None
    if result == 0 and x != 0 and math.isfinite(x) and math.isfinite(y):
        raise RangeError(result)
    return result


def _negative(x: float) -> bool:
    return math.copysign(1.0, x) < 0


def _atan2(y: float, x: float) -> float:
    if x != x or y != y:
        return either_nan(y, x)
    result = math.atan2(y, x)
    if result == 0 != y and math.isfinite(x):
        raise RangeError(result)
    return result


def _hypot(x: float, y: float) -> float:
    if (x != x or y != y) and not math.isinf(x) and not math.isinf(y):
        return either_nan(x, y)
    result = math.hypot(x, y)
    if math.isinf(result) and math.isfinite(x) and math.isfinite(y):
        raise RangeError(result)
    return result


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": _sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": _atanh,
    "expm1": math.expm1,
    "log": _logarithm(math.log),
    "log2": _logarithm(math.log2),
    "log10": _logarithm(math.log10),
    "log1p": _logarithm(math.log1p, -1.0),
    "sqrt": math.sqrt,
    "cbrt": math.cbrt,
    "hypot": _hypot,
    "erf": math.erf,
}
_VANISHING: dict[str, Callable[..., float]] = {
    "exp": _vanishing(math.exp, -math.inf),
    "exp2": _vanishing(math.exp2, -math.inf),
    "exp10": _vanishing(_exp10, -math.inf),
    "pow10": _vanishing(_exp10, -math.inf),
    "pow": _pow,
}
_LEAST = 2.0**-149  # of float
for _name, _compute in _FUNCTIONS.items():
    family(_name, _compute)
for _name, _compute in _VANISHING.items():
    family(_name, _compute, least=_LEAST)
family("atan2", _atan2, least=_LEAST / 2)
family("erfc", _vanishing(math.erfc, math.inf), least=_LEAST / 2)


@function()
def sincos(process: Process, x: float, sine: int, cosine: int) -> None:
    """Store sine and cosine."""
    process.memory.store_f64(sine, guarded(process, math.sin, (x,)))
    process.memory.store_f64(cosine, guarded(process, math.cos, (x,)))


@function()
def sincosf(process: Process, x: float, sine: int, cosine: int) -> None:
    """Store sine and cosine."""
    process.memory.store_f32(sine, FUNCTIONS["sinf"](process, x))
    process.memory.store_f32(cosine, FUNCTIONS["cosf"](process, x))
