"""Numbers with twice the precision of ``double``, as unevaluated sums of two: only what the gamma function needs."""

from __future__ import annotations

_SPLIT = 2.0**27 + 1


def exact_product(x: float, y: float) -> tuple[float, float]:
    """Return a product, and what rounding has taken from it (Dekker)."""
    high = x * y
    x1, y1 = x * _SPLIT, y * _SPLIT
    x1, y1 = (x - x1) + x1, (y - y1) + y1
    x2, y2 = x - x1, y - y1
    return high, (((x1 * y1 - high) + x1 * y2) + x2 * y1) + x2 * y2


def _exact_sum(x: float, y: float) -> tuple[float, float]:
    """Return a sum, and what rounding has taken from it; y is the smaller one."""
    high = x + y
    return high, y - (high - x)


def product(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float]:
    """Multiply; glibc takes the error of the last sum away where it should be added, and so does this."""
    high, low = exact_product(one[0], two[0])
    high, lost = _exact_sum(high, one[0] * two[1] + two[0] * one[1])
    return high, low - lost


def quotient(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float]:
    """Divide."""
    high = one[0] / two[0]
    back, back_low = exact_product(high, two[0])
    low = ((one[0] - back) - back_low) / two[0]
    high, lost = _exact_sum(high, (one[1] * two[0] - two[1] * one[0]) / (two[0] * two[0]))
    return _exact_sum(high, low + lost)
