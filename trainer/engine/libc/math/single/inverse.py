"""Angles from ratios of ``float``: asin, acos, atan, atan2, in single precision throughout."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.number import Single, bits, cut, root, rounded, series, singles

_P = singles(1.666675248e-1, 7.495297643e-2, 4.547037598e-2, 2.417951451e-2, 4.216630880e-2)
_HALF_PI, _HALF_PI_LOW = singles(1.57079637050628662109375, -4.37113900018624283e-8)
_QUARTER_PI = rounded(0.785398185253143310546875)
_PS = singles(
    1.6666667163e-01, -3.2556581497e-01, 2.0121252537e-01, -4.0055535734e-02, 7.9153501429e-04, 3.4793309169e-05
)
_QS = (Single(1.0), *singles(-2.4033949375e00, 2.0209457874e00, -6.8828397989e-01, 7.7038154006e-02))
_PI_BELOW, _HALF_BELOW, _HALF_REST = singles(3.1415925026e00, 1.5707962513e00, 7.5497894159e-08)
_HIGH = singles(4.6364760399e-01, 7.8539812565e-01, 9.8279368877e-01, 1.5707962513e00)
_LOW = singles(5.0121582440e-09, 3.7748947079e-08, 3.4473217170e-08, 7.5497894159e-08)
_A = singles(
    3.3333334327e-01, -2.0000000298e-01, 1.4285714924e-01, -1.1111110449e-01, 9.0908870101e-02, -7.6918758452e-02,
    6.6610731184e-02, -5.8335702866e-02, 4.9768779427e-02, -3.6531571299e-02, 1.6285819933e-02,
)  # fmt: skip
_PI, _PI_REST = singles(3.1415927410e00, -8.7422776573e-08)


def asin(x: float) -> float:
    """Return the arc sine."""
    x = Single(x)
    size = abs(x)
    if size == 1.0:
        return x * _HALF_PI + x * _HALF_PI_LOW
    if size < 0.5:
        return x if size < 2.0**-27 else x + x * _asin_series(x * x)
    half = (1.0 - size) * 0.5
    p, s = _asin_series(half), root(half)
    if size >= float.fromhex("0x1.f33334p-1"):
        angle = _HALF_PI - (2.0 * (s + s * p) - _HALF_PI_LOW)
    else:
        high = cut(s)
        correction = (half - high * high) / (s + high)
        p = 2.0 * s * p - (_HALF_PI_LOW - 2.0 * correction)
        angle = _QUARTER_PI - (p - (_QUARTER_PI - 2.0 * high))
    return math.copysign(angle, x)


def _asin_series(square: Single) -> Single:
    return square * series(square, *_P)


def _ratio(z: Single) -> Single:
    return z * series(z, *_PS) / series(z, *_QS)


def acos(x: float) -> float:
    """Return the arc cosine."""
    x = Single(x)
    if x == 1.0:
        return 0.0
    if x == -1.0:
        return _PI_BELOW + 2.0 * _HALF_REST
    if abs(x) < 0.5:
        if abs(x) <= 2.0**-26:
            return _HALF_BELOW + _HALF_REST
        return _HALF_BELOW - (x - (_HALF_REST - x * _ratio(x * x)))
    if x < 0:
        z = (1.0 + x) * 0.5
        s = root(z)
        return _PI_BELOW - 2.0 * (s + (_ratio(z) * s - _HALF_REST))
    z = (1.0 - x) * 0.5
    s = root(z)
    high = cut(s)
    correction = (z - high * high) / (s + high)
    return 2.0 * (high + (_ratio(z) * s + correction))


def atan(x: float) -> float:
    """Return the arc tangent."""
    x = Single(x)
    size, reduced, index = abs(x), abs(x), 3
    if size >= 2.0**25:
        return math.copysign(_HIGH[3] + _LOW[3], x)
    if size < 0.4375:
        if size < 2.0**-29:
            return x
        return x - x * _atan_series(x)
    if size < 0.6875:
        reduced, index = (2.0 * size - 1.0) / (2.0 + size), 0
    elif size < 1.1875:
        reduced, index = (size - 1.0) / (size + 1.0), 1
    elif size < 2.4375:
        reduced, index = (size - 1.5) / (1.0 + 1.5 * size), 2
    else:
        reduced = -1.0 / size
    angle = _HIGH[index] - ((reduced * _atan_series(reduced) - _LOW[index]) - reduced)
    return math.copysign(angle, x)


def _atan_series(x: Single) -> Single:
    square = x * x
    fourth = square * square
    return square * series(fourth, *_A[::2]) + fourth * series(fourth, *_A[1::2])


def atan2(y: float, x: float) -> float:
    """Return the angle of a point."""
    if x == 1.0:
        return atan(y)
    if y == 0:
        return math.copysign(_PI, y) if math.copysign(1.0, x) < 0 else y
    if x == 0:
        return math.copysign(_HALF_PI, y)
    apart = _exponents_apart(y, x)
    if apart > 60:
        angle = _HALF_PI + 0.5 * _PI_REST
    elif x < 0 and apart < -60:
        angle = Single(0.0)
    else:
        angle = Single(atan(abs(Single(y) / Single(x))))
    if x > 0:
        return math.copysign(angle, y)
    return _PI - (angle - _PI_REST) if y > 0 else (angle - _PI_REST) - _PI


def _exponents_apart(y: float, x: float) -> int:
    return (bits(abs(y)) - bits(abs(x))) >> 23
