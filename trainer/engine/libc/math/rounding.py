"""To whole numbers: floor(3), ceil(3), trunc(3), round(3), rint(3), lround(3), modf(3)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.engine.language.operations import float_to_int
from trainer.engine.libc.math.family import family
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_LONG_LIMIT = 1 << 63


def _whole(compute: Callable[[float], int]) -> Callable[[float], float]:
    """Keep the sign of zeros, and what is infinite or not a number."""
    return lambda x: math.copysign(float(compute(x)), x) if math.isfinite(x) else x


def half_away(x: float) -> int:
    """Round half away from zero."""
    below = math.floor(abs(x))
    result = below + (abs(x) - below >= 0.5)
    return -result if x < 0 else result


_FUNCTIONS: dict[str, Callable[[float], int]] = {
    "floor": math.floor,
    "ceil": math.ceil,
    "trunc": math.trunc,
    "round": half_away,
    "rint": round,
    "nearbyint": round,
    "roundeven": round,
}
for _name, _compute in _FUNCTIONS.items():
    family(_name, _whole(_compute))
family("fabs", abs)


@function("lround", "llround", "lroundf", "llroundf")
def lround(process: Process, x: float) -> int:
    """Round half away from zero to a ``long``."""
    return float_to_int(_whole(half_away)(x), _LONG_LIMIT)


@function("lrint", "llrint", "lrintf", "llrintf")
def lrint(process: Process, x: float) -> int:
    """Round half to even to a ``long``."""
    return float_to_int(_whole(round)(x), _LONG_LIMIT)


@function()
def modf(process: Process, x: float, whole: int) -> float:
    """Split into fraction and whole part."""
    fraction, integral = math.modf(x)
    process.memory.store_f64(whole, integral)
    return fraction


@function()
def modff(process: Process, x: float, whole: int) -> float:
    """Split into fraction and whole part."""
    fraction, integral = math.modf(x)
    process.memory.store_f32(whole, integral)
    return fraction
