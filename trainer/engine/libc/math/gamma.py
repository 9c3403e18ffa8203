"""The gamma function and its logarithm (tgamma(3), lgamma(3))."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from trainer.engine.libc.math.family import RangeError, family, guarded
from trainer.engine.libc.math.log_gamma import log_gamma
from trainer.engine.libc.math.true_gamma import gamma
from trainer.engine.libc.registry import FUNCTIONS, function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _is_pole(x: float) -> bool:
    return x <= 0 and x == math.floor(x)


def _tgamma(x: float) -> float:
    if x == 0:
        raise RangeError(math.copysign(math.inf, x))
    if not math.isfinite(x) or _is_pole(x):
        return math.gamma(x)
    result = gamma(x)
    if result == 0 or math.isinf(result):
        raise RangeError(result)
    return result


def _lgamma(x: float) -> float:
    if math.isfinite(x) and _is_pole(x):
        raise RangeError(math.inf)
    result = log_gamma(x) if math.isfinite(x) else math.lgamma(x)
    if math.isinf(result) and math.isfinite(x):
        raise RangeError(result)
    return result


def _sign(x: float) -> int:
    """Return the sign of the gamma function."""
    if x == 0:
        return -1 if math.copysign(1.0, x) < 0 else 1
    return -1 if x < 0 and math.isfinite(x) and math.floor(x) % 2 else 1


family("tgamma", _tgamma, least=2.0**-150)
family("lgamma", _lgamma)
family("gamma", _lgamma)


@function()
def lgamma_r(process: Process, x: Any, sign: int) -> float:
    """Return the logarithm of the absolute value, and store the sign."""
    process.memory.store_i32(sign, _sign(x))
    return guarded(process, _lgamma, (x,))


@function()
def lgammaf_r(process: Process, x: Any, sign: int) -> float:
    """Do the same."""
    process.memory.store_i32(sign, _sign(x))
    return float(FUNCTIONS["lgammaf"](process, x))
