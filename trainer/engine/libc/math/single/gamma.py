"""The logarithm of the gamma function of ``float``."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.circular import cos, sin
from trainer.engine.libc.math.single.exponentials import log
from trainer.engine.libc.math.single.gamma_negative import negative
from trainer.engine.libc.math.single.number import Single, bits, rounded, series, singles

_PI = rounded(3.1415927410e00)
_A = singles(
    7.7215664089e-02, 3.2246702909e-01, 6.7352302372e-02, 2.0580807701e-02, 7.3855509982e-03, 2.8905137442e-03,
    1.1927076848e-03, 5.1006977446e-04, 2.2086278477e-04, 1.0801156895e-04, 2.5214456400e-05, 4.4864096708e-05,
)  # fmt: skip
_LEAST_AT, _LEAST, _LEAST_TAIL = singles(1.4616321325e00, -1.2148628384e-01, 6.6971006518e-09)
_T = singles(
    4.8383611441e-01, -1.4758771658e-01, 6.4624942839e-02, -3.2788541168e-02, 1.7970675603e-02, -1.0314224288e-02,
    6.1005386524e-03, -3.6845202558e-03, 2.2596477065e-03, -1.4034647029e-03, 8.8108185446e-04, -5.3859531181e-04,
    3.1563205994e-04, -3.1275415677e-04, 3.3552918467e-04,
)  # fmt: skip
_U = singles(-7.7215664089e-02, 6.3282704353e-01, 1.4549225569e00, 9.7771751881e-01, 2.2896373272e-01, 1.3381091878e-02)
_V = (Single(1.0), *singles(2.4559779167e00, 2.1284897327e00, 7.6928514242e-01, 1.0422264785e-01, 3.2170924824e-03))
_S = singles(
    -7.7215664089e-02, 2.1498242021e-01, 3.2577878237e-01, 1.4635047317e-01, 2.6642270386e-02, 1.8402845599e-03,
    3.1947532989e-05,
)  # fmt: skip
_R = (Single(1.0), *singles(
    1.3920053244e00, 7.2193557024e-01, 1.7193385959e-01, 1.8645919859e-02, 7.7794247773e-04, 7.3266842264e-06,
))  # fmt: skip
_W0 = rounded(4.1893854737e-01)
_W = singles(
    8.3333335817e-02, -2.7777778450e-03, 7.9365057172e-04, -5.9518753551e-04, 8.3633989561e-04, -1.6309292987e-03
)


def lgamma(x: float) -> float:
    """Return the logarithm of the size of the gamma function."""
    x = Single(x)
    size = abs(x)
    if size < 2.0**-30:
        return -log(size)
    if x > 0:
        return _positive(x)
    if 2.0 < size < 15.0:
        return negative(x)
    sine = _sine_of_turns(size)
    return Single(log(_PI / abs(sine * x))) - _positive(size)


gamma = lgamma


def _sine_of_turns(y: Single) -> Single:
    """Return the sine of pi times a positive number, with the sign changed for small ones (which does not matter)."""
    if y < 0.25:
        return Single(sin(_PI * y))
    y = y * 0.5
    y = 2.0 * (y - Single(math.floor(y)))
    part = int(y * 4.0)
    if part in (1, 2):
        return Single(cos(_PI * (0.5 - y)))
    if part in (5, 6):
        return Single(cos(_PI * (y - 1.5)))
    return Single(sin(_PI * (y if part == 0 else 1.0 - y if part in (3, 4) else y - 2.0)))


def _positive(x: Single) -> Single:
    if x in (1.0, 2.0):
        return Single(0.0)
    if x < 2:
        return _below_two(x)
    if x < 8:
        whole = int(x)
        y = x - whole
        r = 0.5 * y + y * series(y, *_S) / series(y, *_R)
        z = Single(1.0)
        for factor in range(whole - 1, 1, -1):
            z = z * (y + factor)
        return r + Single(log(z)) if whole > 2 else r
    t = Single(log(x))
    if x >= 2.0**26:
        return x * (t - 1.0)
    z = 1.0 / x
    return (x - 0.5) * (t - 1.0) + (_W0 + z * series(z * z, *_W))


def _below_two(x: Single) -> Single:
    word = bits(x)
    if word <= 0x3F666666:
        r = -Single(log(x))
        if word >= 0x3F3B4A20:
            return r + _near_two(1.0 - x)
        return r + (_near_least(x - (_LEAST_AT - 1.0)) if word >= 0x3E6D3308 else _near_one(x))
    if word >= 0x3FDDA618:
        return 0.0 + _near_two(2.0 - x)
    return 0.0 + (_near_least(x - _LEAST_AT) if word >= 0x3F9DA620 else _near_one(x - 1.0))


def _near_two(y: Single) -> Single:
    z = y * y
    return (y * series(z, *_A[::2]) + z * series(z, *_A[1::2])) - 0.5 * y


def _near_least(y: Single) -> Single:
    z = y * y
    w = z * y
    p = z * series(w, *_T[::3]) - (_LEAST_TAIL - w * (series(w, *_T[1::3]) + y * series(w, *_T[2::3])))
    return _LEAST + p


def _near_one(y: Single) -> Single:
    return -0.5 * y + y * series(y, *_U) / series(y, *_V)
