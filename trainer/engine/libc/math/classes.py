"""Classes of floating numbers (fpclassify(3)): what the macros of math.h call."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_NAN, _INFINITE, _ZERO, _SUBNORMAL, _NORMAL = range(5)
_SMALLEST, _SMALLEST_FLOAT = 2.0**-1022, 2.0**-126


def _class(x: float, smallest: float) -> int:
    if x != x:
        return _NAN
    if math.isinf(x):
        return _INFINITE
    if x == 0:
        return _ZERO
    return _NORMAL if abs(x) >= smallest else _SUBNORMAL


@function()
def __fpclassify(process: Process, x: float) -> int:
    """Return the class of a ``double``."""
    return _class(x, _SMALLEST)


@function()
def __fpclassifyf(process: Process, x: float) -> int:
    """Return the class of a ``float``."""
    return _class(x, _SMALLEST_FLOAT)


@function("isinff")
def isinff(process: Process, x: float) -> int:
    """Tell whether a value is infinite: gcc compiles this name itself, and without the sign."""
    return int(math.isinf(x))


@function("__isinf")
def isinf(process: Process, x: float) -> int:
    """Return the sign of an infinity, 0 for anything else."""
    return (1 if x > 0 else -1) if math.isinf(x) else 0


@function("__isnan", "isnanf")
def isnan(process: Process, x: float) -> int:
    """Tell whether a value is no number."""
    return int(x != x)


@function("__finite", "finite", "finitef")
def finite(process: Process, x: float) -> int:
    """Tell whether a value is a number and not infinite."""
    return int(math.isfinite(x))


@function("__signbit")
def signbit(process: Process, x: float) -> int:
    """Tell whether the sign bit is set."""
    return int(math.copysign(1.0, x) < 0)
