"""The logarithm of the gamma function: rational approximations, Stirling's series, and the zeros between -28 and -2.

The steps of glibc 2.36, so that the last bits are its own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.engine.libc.math.log_gamma_zeros import NEAR, STIRLING, ZEROS
from trainer.engine.libc.math.pairs import exact_product

if TYPE_CHECKING:
    from collections.abc import Sequence

_A = (
    7.72156649015328655494e-02, 3.22467033424113591611e-01, 6.73523010531292681824e-02, 2.05808084325167332806e-02,
    7.38555086081402883957e-03, 2.89051383673415629091e-03, 1.19270763183362067845e-03, 5.10069792153511336608e-04,
    2.20862790713908385557e-04, 1.08011567247583939954e-04, 2.52144565451257326939e-05, 4.48640949618915160150e-05,
)  # fmt: skip
_LEAST_AT, _LEAST, _LEAST_TAIL = 1.46163214496836224576e00, -1.21486290535849611461e-01, -3.63867699703950536541e-18
_T = (
    4.83836122723810047042e-01, -1.47587722994593911752e-01, 6.46249402391333854778e-02, -3.27885410759859649565e-02,
    1.79706750811820387126e-02, -1.03142241298341437450e-02, 6.10053870246291332635e-03, -3.68452016781138256760e-03,
    2.25964780900612472250e-03, -1.40346469989232843813e-03, 8.81081882437654011382e-04, -5.38595305356740546715e-04,
    3.15632070903625950361e-04, -3.12754168375120860518e-04, 3.35529192635519073543e-04,
)  # fmt: skip
_U = (
    -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e00, 9.77717527963372745603e-01,
    2.28963728064692451092e-01, 1.33810918536787660377e-02,
)  # fmt: skip
_V = (
    1.0, 2.45597793713041134822e00, 2.12848976379893395361e00, 7.69285150456672783825e-01, 1.04222645593369134254e-01,
    3.21709242282423911810e-03,
)  # fmt: skip
_S = (
    -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01, 1.46350472652464452805e-01,
    2.66422703033638609560e-02, 1.84028451407337715652e-03, 3.19475326584100867617e-05,
)  # fmt: skip
_R = (
    1.0, 1.39200533467621045958e00, 7.21935547567138069525e-01, 1.71933865632803078993e-01, 1.86459191715652901344e-02,
    7.77942496381893596434e-04, 7.32668430744625636189e-06,
)  # fmt: skip
_W0 = 4.18938533204672725052e-01
_W = (
    8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04, -5.95187557450339963135e-04,
    8.36339918996282139126e-04, -1.63092934096575273989e-03,
)  # fmt: skip
_E, _E_LOW = float.fromhex("0x2.b7e151628aed2p+0"), float.fromhex("0xa.6abf7158809dp-56")


def log_gamma(x: float) -> float:
    """Return the logarithm of the size of the gamma function, for finite numbers that are no poles."""
    size = abs(x)
    if size < 2.0**-70:
        return -math.log(size)
    if x > 0:
        return _positive(x)
    if -28.0 < x < -2.0:
        return _around_zeros(x)
    return math.log(math.pi / abs(_sine_of_turns(size) * x)) - _positive(size)


def _series(x: float, coefficients: tuple[float, ...]) -> float:
    total = coefficients[-1]
    for coefficient in coefficients[-2::-1]:
        total = coefficient + x * total
    return total


def _sine_of_turns(y: float) -> float:
    """Return the sine of pi times a positive number, or its opposite."""
    if y < 0.25:
        return math.sin(math.pi * y)
    y *= 0.5
    y = 2.0 * (y - math.floor(y))
    part = int(y * 4.0)
    if part in (1, 2):
        return math.cos(math.pi * (0.5 - y))
    if part in (5, 6):
        return math.cos(math.pi * (y - 1.5))
    return math.sin(math.pi * (y if part == 0 else 1.0 - y if part in (3, 4) else y - 2.0))


def _positive(x: float) -> float:
    if x in (1.0, 2.0):
        return 0.0
    if x < 2:
        return _below_two(x)
    if x < 8:
        whole = int(x)
        y = x - whole
        r = 0.5 * y + y * _series(y, _S) / _series(y, _R)
        z = 1.0
        for factor in range(whole - 1, 1, -1):
            z *= y + factor
        return r + math.log(z) if whole > 2 else r
    t = math.log(x)
    if x >= 2.0**58:
        return x * (t - 1.0)
    z = 1.0 / x
    return (x - 0.5) * (t - 1.0) + (_W0 + z * _series(z * z, _W))


def _below_two(x: float) -> float:
    word = _high_word(x)
    if word <= 0x3FECCCCC:
        r = -math.log(x)
        if word >= 0x3FE76944:
            return r + _near_two(1.0 - x)
        return r + (_near_least(x - (_LEAST_AT - 1.0)) if word >= 0x3FCDA661 else _near_one(x))
    if word >= 0x3FFBB4C3:
        return 0.0 + _near_two(2.0 - x)
    return 0.0 + (_near_least(x - _LEAST_AT) if word >= 0x3FF3B4C4 else _near_one(x - 1.0))


def _high_word(x: float) -> int:
    mantissa, exponent = math.frexp(x)
    return (exponent + 1022 << 20) + (int(math.ldexp(mantissa, 21)) & 0xFFFFF)


def _near_two(y: float) -> float:
    z = y * y
    return (y * _series(z, _A[::2]) + z * _series(z, _A[1::2])) - 0.5 * y


def _near_least(y: float) -> float:
    z = y * y
    w = z * y
    p = z * _series(w, _T[::3]) - (_LEAST_TAIL - w * (_series(w, _T[1::3]) + y * _series(w, _T[2::3])))
    return _LEAST + p


def _near_one(y: float) -> float:
    return -0.5 * y + y * _series(y, _U) / _series(y, _V)


# between -28 and -2


def _sin_pi(x: float) -> float:
    return math.sin(math.pi * x) if x <= 0.25 else math.cos(math.pi * (0.5 - x))


def _cos_pi(x: float) -> float:
    return math.cos(math.pi * x) if x <= 0.25 else math.sin(math.pi * (0.5 - x))


def _around_zeros(x: float) -> float:
    half = math.floor(-2.0 * x)
    whole = -half // 2 if half % 2 == 0 else (-half - 1) // 2
    interval = half - 4
    zero, zero_low = ZEROS[interval]
    difference = x - zero - zero_low
    if interval < 2:
        eighth = math.floor(-8.0 * x) - 16
        middle = (-33 - 2 * eighth) * 0.0625
        return math.log1p(_series(x - middle, NEAR[eighth]) * difference / (x - whole))
    return _sines(x, interval, whole, zero, zero_low, difference) + _gammas(x, interval, zero, zero_low, difference)


def _sines(x: float, interval: int, whole: int, zero: float, zero_low: float, difference: float) -> float:
    """Return the logarithm of the ratio of the sines."""
    inside, zero_inside = abs(whole - x), abs(whole - zero - zero_low)
    if zero_inside < inside * 0.5:
        return math.log(_sin_pi(zero_inside) / _sin_pi(inside))
    apart = (-difference if interval & 1 else difference) * 0.5
    sine, cosine = _sin_pi(apart), _cos_pi(apart)
    return math.log1p(2 * sine * (-sine + cosine * (_cos_pi(inside) / _sin_pi(inside))))


def _gammas(x: float, interval: int, zero: float, zero_low: float, difference: float) -> float:
    """Return the logarithm of the ratio of the gamma functions on the positive side, by Stirling's series."""
    y0, y = 1 - zero, 1 - x
    y0_rest, y_rest = -zero + (1 - y0) - zero_low, -x + (1 - y)
    adjustment = 0.0
    if interval < 6:
        up = (7 - interval) // 2
        higher0, higher = y0 + up, y + up
        y0, y0_rest = higher0, y0 - (higher0 - up) + y0_rest
        y, y_rest = higher, y - (higher - up) + y_rest
        adjustment = -math.log1p(_product(difference, y - up, y_rest, up))
    high = (
        difference * math.log1p((y0 - _E - _E_LOW + y0_rest) / _E)
        + (y - 0.5 + y_rest) * math.log1p(difference / y)
        + adjustment
    )
    return high + stirling_difference(difference, y0, y, STIRLING)


def stirling_difference(difference: float, y0: float, y: float, coefficients: Sequence[float]) -> float:
    """Return by how much Stirling's series differ at ``y0`` and ``y``, calculated in the precision of these numbers."""
    inverse0, inverse = 1 / y0, 1 / y
    square0, square = inverse0 * inverse0, inverse * inverse
    term = -difference / (y * y0)
    extra = term * inverse * (inverse + inverse0)
    terms = []
    for coefficient in coefficients:
        terms.append(term * coefficient)
        term, extra = term * square0 + extra, extra * square
    low = 0.0
    for part in reversed(terms):
        low += part
    return low


def _product(t: float, x: float, rest: float, count: int) -> float:
    """Return the product of ``1 + t / (x + rest + i)`` for i below ``count``, less 1."""
    total = inexact = 0.0
    for step in range(count):
        at = x + step
        quotient = t / at
        high, low = exact_product(quotient, at)
        quotient_low = (t - high - low) / at - t * rest / (at * at)
        high, low = exact_product(total, quotient)
        added = total + quotient
        lost = (total - added) + quotient
        following = added + high
        lost_again = (added - following) + high
        inexact += lost + lost_again + low + inexact * quotient + quotient_low + quotient_low * (total + inexact)
        total = following
    return total + inexact
