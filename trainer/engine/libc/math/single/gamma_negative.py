"""The logarithm of the gamma function of ``float`` from -15 to -2, around its zeros."""

from __future__ import annotations

import math

from trainer.engine.libc.math.log_gamma import stirling_difference
from trainer.engine.libc.math.single.circular import cos, sin
from trainer.engine.libc.math.single.exponentials import log
from trainer.engine.libc.math.single.number import Single, rounded, series
from trainer.engine.libc.math.single.small import log1p

_PI = rounded(math.pi)


def _hexadecimal(text: str) -> tuple[Single, ...]:
    return tuple(rounded(float.fromhex(word)) for word in text.split())


_ZEROS = _hexadecimal("""
    -0x2.74ff94p+0 -0x2.bf682p+0 -0x3.24c1b8p+0 -0x3.f48e2cp+0 -0x4.0a13ap+0 -0x4.fdd5ep+0 -0x5.021a98p+0
    -0x5.ffa4cp+0 -0x6.005ac8p+0 -0x6.fff3p+0 -0x7.000dp+0 -0x7.fffe6p+0 -0x8.0001ap+0 -0x8.ffffdp+0 -0x9.00003p+0
    -0xap+0 -0xap+0 -0xbp+0 -0xbp+0 -0xcp+0 -0xcp+0 -0xdp+0 -0xdp+0 -0xep+0 -0xep+0 -0xfp+0
""")
_ZEROS_LOW = _hexadecimal("""
    0x1.3fe0f2p-24 -0x1.437b2p-24 0x6.c34cap-28 0x1.707a04p-24 0x1.e99aap-24 0x1.64454p-24 0x2.03d248p-24
    0x2.9b82fcp-24 -0x1.625f24p-24 0x2.251e44p-24 0x8.48078p-28 0x1.fa98c4p-28 -0x1.459fcap-28 -0x1.c425e8p-24
    0x1.c44b82p-24 0x4.9f942p-24 -0x4.9f93b8p-24 0x6.b9916p-28 -0x6.b9915p-28 0x8.f76c8p-32 -0x8.f76c7p-32
    0xb.09231p-36 -0xb.09231p-36 0xc.9cba5p-40 -0xc.9cba5p-40 0xd.73f9fp-44
""")
# for each eighth from -2 down to -3
_NEAR = tuple(map(_hexadecimal, (
    "-0x1.0b71c6p+0 -0xc.73a1ep-4 -0x1.ec8462p-4 -0xe.37b93p-4 -0x1.02ed36p-4 -0xe.cbe26p-4",
    "-0xf.29309p-4 -0xc.a5cfep-4 0x3.9c93fcp-4 -0x1.02a2fp+0 0x9.896bep-4 -0x1.519704p+0",
    "-0xd.7d28dp-4 -0xe.6964cp-4 0xb.0d4f1p-4 -0x1.9240aep+0 0x1.dadabap+0 -0x3.1778c4p+0",
    "-0xb.74ea2p-4 -0x1.2a82cp+0 0x1.880234p+0 -0x3.320c4p+0 0x5.572a38p+0 -0x9.f92bap+0 0x1.1c347ep+4",
    "-0x3.d10108p-4 0x1.cd5584p+0 0x3.819c24p+0 0x6.84cbb8p+0 0xb.bf269p+0 0x1.57fb12p+4 0x2.7b9854p+4",
    "-0x6.b5d25p-4 0x1.28d604p+0 0x1.db6526p+0 0x2.e20b38p+0 0x4.44c378p+0 0x6.62a08p+0 0x9.6db3ap+0",
    "-0x8.a41b2p-4 0xc.da87fp-4 0x1.147312p+0 0x1.7617dap+0 0x1.d6c13p+0 0x2.57a358p+0",
    "-0xa.046d6p-4 0x9.70b89p-4 0xa.a89a6p-4 0xd.2f2d8p-4 0xd.e32b4p-4 0xf.fb741p-4",
)))  # fmt: skip
_E, _E_LOW = _hexadecimal("0x2.b7e15p+0 0x1.628aeep-24")
STIRLING = _hexadecimal("0x1.555556p-4 -0xb.60b61p-12 0x3.403404p-12")


def _sin_pi(x: Single) -> Single:
    return Single(sin(_PI * x) if x <= 0.25 else cos(_PI * (0.5 - x)))


def _cos_pi(x: Single) -> Single:
    return Single(cos(_PI * x) if x <= 0.25 else sin(_PI * (0.5 - x)))


def negative(x: Single) -> Single:
    """Return the logarithm for a number from -15 to -2 that is no integer."""
    half = math.floor(-2.0 * x)
    whole = -half // 2 if half % 2 == 0 else (-half - 1) // 2
    interval = half - 4
    zero, zero_low = _ZEROS[interval], _ZEROS_LOW[interval]
    difference = x - zero - zero_low
    if interval < 2:
        eighth = math.floor(-8.0 * x) - 16
        middle = (-33 - 2 * eighth) * 0.0625
        return Single(log1p(series(x - middle, *_NEAR[eighth]) * difference / (x - whole)))
    return _sines(x, interval, whole, zero, zero_low, difference) + _gammas(x, zero, zero_low, difference)


def _sines(x: Single, interval: int, whole: int, zero: Single, zero_low: Single, difference: Single) -> Single:
    """Return the logarithm of the ratio of the sines."""
    inside, zero_inside = abs(whole - x), abs(whole - zero - zero_low)
    if zero_inside < inside * 0.5:
        return Single(log(_sin_pi(zero_inside) / _sin_pi(inside)))
    apart = (-difference if interval & 1 else difference) * 0.5
    sine, cosine = _sin_pi(apart), _cos_pi(apart)
    return Single(log1p(2.0 * sine * (-sine + cosine * (_cos_pi(inside) / _sin_pi(inside)))))


def _gammas(x: Single, zero: Single, zero_low: Single, difference: Single) -> Single:
    """Return the logarithm of the ratio of the gamma functions on the positive side, by Stirling's series."""
    y0, y = 1.0 - zero, 1.0 - x
    y0_rest, y_rest = -zero + (1.0 - y0) - zero_low, -x + (1.0 - y)
    high = difference * Single(log1p((y0 - _E - _E_LOW + y0_rest) / _E))
    high = high + (y - 0.5 + y_rest) * Single(log1p(difference / y))
    return high + stirling_difference(difference, y0, y, STIRLING)
