"""Logarithms and exponentials of ``float`` near 1, the decimal logarithm and the cube root."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.exponentials import log
from trainer.engine.libc.math.single.number import Single, bits, from_bits, rounded, series, singles

_LN2_HIGH, _LN2_LOW, _PER_LN2 = singles(6.9313812256e-01, 9.0580006145e-06, 1.4426950216e00)
_Q = (
    Single(1.0),
    *singles(-3.3333335072e-02, 1.5873016091e-03, -7.9365076090e-05, 4.0082177293e-06, -2.0109921195e-07),
)
_L = singles(
    6.6666668653e-01, 4.0000000596e-01, 2.8571429849e-01, 2.2222198546e-01, 1.8183572590e-01, 1.5313838422e-01,
    1.4798198640e-01,
)  # fmt: skip
_PER_LN10, _LOG2_HIGH, _LOG2_LOW = singles(4.3429449201e-01, 3.0102920532e-01, 7.9034151668e-07)
_CBRT2, _CBRT4 = 1.2599210498948731648, 1.5874010519681994748
_FACTORS = (1.0 / _CBRT4, 1.0 / _CBRT2, 1.0, _CBRT2, _CBRT4)


def expm1(x: float) -> float:
    """Return the exponential less 1, where that is finite."""
    x = Single(x)
    size = bits(abs(x))
    if size >= 0x4195B844 and x < 0:  # 27 * ln 2
        return -1.0
    k, c = 0, Single(0.0)
    if size > 0x3EB17218:  # ln 2 / 2
        sign = math.copysign(1.0, x)
        k = int(sign if size < 0x3F851592 else _PER_LN2 * x + 0.5 * sign)
        high, low = x - k * _LN2_HIGH, k * _LN2_LOW
        x = high - low
        c = (high - x) - low
    elif size < 0x33000000:
        return x
    half = 0.5 * x
    square = x * half
    r = series(square, *_Q)
    t = 3.0 - r * half
    e = square * ((r - t) / (6.0 - x * t))
    if k == 0:
        return x - (x * e - square)
    return _scaled(x, (x * (e - c) - c) - square, k)


def _scaled(x: Single, e: Single, k: int) -> Single:
    """Return ``2**k * (1 + x - e) - 1``."""
    if k == -1:
        return 0.5 * (x - e) - 0.5
    if k == 1:
        return -2.0 * (e - (x + 0.5)) if x < -0.25 else 1.0 + 2.0 * (x - e)
    if k <= -2 or k > 56:
        return _times_power(1.0 - (e - x), k) - 1.0
    power = Single(2.0**-k)
    return _times_power((1.0 - power) - (e - x) if k < 23 else (x - (e + power)) + 1.0, k)


def _times_power(y: Single, k: int) -> Single:
    return from_bits(bits(y) + (k << 23))


def log1p(x: float) -> float:
    """Return the logarithm of 1 more."""
    x = Single(x)
    word, size = bits(x), bits(abs(x))
    k, c, f = 0, Single(0.0), x
    tiny = False
    if size < 0x31000000:
        return x if size < 0x24800000 else x - x * x * 0.5
    if not (0 < word < 0x3ED413D7 or 0x80000000 < word <= 0xBE95F61F):
        if size < 0x5A000000:
            u = 1.0 + x
            k = (bits(u) >> 23) - 127
            c = (1.0 - (u - x) if k > 0 else x - (u - 1.0)) / u
        else:
            u = x
            k = (bits(u) >> 23) - 127
        mantissa = bits(u) & 0x7FFFFF
        if mantissa < 0x3504F7:
            f = from_bits(mantissa | 0x3F800000) - 1.0
            tiny = mantissa == 0
        else:
            k += 1
            f = from_bits(mantissa | 0x3F000000) - 1.0
            tiny = (0x800000 - mantissa) >> 2 == 0
    half = 0.5 * f * f
    if tiny:
        if f == 0.0:
            return k * _LN2_HIGH + (c + k * _LN2_LOW) if k else 0.0
        r = half * (1.0 - rounded(2 / 3) * f)
        return f - r if k == 0 else k * _LN2_HIGH - ((r - (k * _LN2_LOW + c)) - f)
    s = f / (2.0 + f)
    z = s * s
    r = z * series(z, *_L)
    if k == 0:
        return f - (half - s * (half + r))
    return k * _LN2_HIGH - ((half - (s * (half + r) + (k * _LN2_LOW + c))) - f)


def log10(x: float) -> float:
    """Return the decimal logarithm."""
    k, x = 0, Single(x)
    if bits(x) < 0x00800000:
        k, x = -25, x * 2.0**25
    k += (bits(x) >> 23) - 127
    below = int(k < 0)
    y = Single(k + below)
    x = from_bits(bits(x) & 0x7FFFFF | (0x7F - below) << 23)
    return (y * _LOG2_LOW + _PER_LN10 * log(x)) + y * _LOG2_HIGH


def cbrt(x: float) -> float:
    """Return the cube root."""
    if x == 0:
        return x
    mantissa, exponent = math.frexp(abs(x))
    u = rounded(0.492659620528969547 + (0.697570460207922770 - 0.191502161678719066 * mantissa) * mantissa)
    cube = float(u * u * u)
    third, rest = int(exponent / 3), int(math.fmod(exponent, 3))
    root = rounded(float(u) * (cube + 2.0 * mantissa) / (2.0 * cube + mantissa) * _FACTORS[2 + rest])
    return math.copysign(math.ldexp(root, third), x)
