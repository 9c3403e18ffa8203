"""Mathematics (math.h): Python's ``math`` with C's answers where that raises."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_EDOM, _ERANGE = 33, 34


def _total(compute: Callable[..., float]) -> Callable[..., float]:
    """Answer a domain error with NaN and EDOM, an overflow with infinity and ERANGE (math_error(7))."""

    def answer(process: Process, *arguments: float) -> float:
        try:
            return float(compute(*arguments))
        except ValueError:
            process.errno = _EDOM
            return -math.nan
        except OverflowError:
            process.errno = _ERANGE
            return math.inf

    return answer


def _logarithm(compute: Callable[[float], float]) -> Callable[..., float]:
    def answer(process: Process, value: float) -> float:
        if value == 0:
            process.errno = _ERANGE
            return -math.inf
        return _total(compute)(process, value)

    return answer


def _rounded_away(value: float) -> float:
    return math.copysign(math.floor(abs(value) + 0.5), value) if math.isfinite(value) else value


def _whole(compute: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: compute(value) if math.isfinite(value) else value


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "atan2": math.atan2,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "exp": math.exp,
    "exp2": lambda value: 2.0**value,
    "sqrt": math.sqrt,
    "cbrt": math.cbrt,
    "pow": math.pow,
    "fmod": math.fmod,
    "fabs": abs,
    "hypot": math.hypot,
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
    "trunc": _whole(math.trunc),
    "round": _rounded_away,
    "rint": _whole(round),
    "fmin": min,
    "fmax": max,
    "copysign": math.copysign,
    "ldexp": lambda value, exponent: math.ldexp(value, exponent),
}
for _name, _compute in _FUNCTIONS.items():
    function(_name)(_total(_compute))
for _name, _compute in (("log", math.log), ("log2", math.log2), ("log10", math.log10)):
    function(_name)(_logarithm(_compute))


@function("lround", "llround")
def lround(process: Any, value: float) -> int:
    """Round half away from zero to a ``long``."""
    return int(_rounded_away(value))


@function()
def modf(process: Process, value: float, whole: int) -> float:
    """Split into fraction and whole part."""
    fraction, integral = math.modf(value)
    process.memory.store_f64(whole, integral)
    return fraction


@function()
def frexp(process: Process, value: float, exponent: int) -> float:
    """Split into mantissa and exponent."""
    mantissa, power = math.frexp(value)
    process.memory.store_i32(exponent, power)
    return mantissa
