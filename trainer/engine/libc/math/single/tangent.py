"""The tangent of ``float``, in single precision throughout."""

from __future__ import annotations

from trainer.engine.libc.math.single.number import Single, bits, cut, series, singles
from trainer.engine.libc.math.single.reduction import reduce

_T = singles(
    3.3333334327e-01, 1.3333334029e-01, 5.3968254477e-02, 2.1869488060e-02, 8.8632395491e-03, 3.5920790397e-03,
    1.4562094584e-03, 5.8804126456e-04, 2.4646313977e-04, 7.8179444245e-05, 7.1407252108e-05, -1.8558637748e-05,
    2.5907305826e-05,
)  # fmt: skip
_QUARTER_PI, _REST = singles(7.8539812565e-01, 3.7748947079e-08)


def tan(x: float) -> float:
    """Return the tangent."""
    x = Single(x)
    if bits(abs(x)) <= 0x3F490FDA:
        return _kernel(x, Single(0.0), 1)
    number, rest, low = reduce(x)
    return _kernel(rest, low, -1 if number & 1 else 1)


def _kernel(x: Single, y: Single, sign: int) -> Single:
    """Return the tangent of ``x + y``, up to pi/4; with ``sign`` -1 that of a quarter turn more."""
    negative, large = x < 0, bits(abs(x)) >= 0x3F2CA140
    if bits(abs(x)) < 0x39000000:
        return x if sign == 1 else -1.0 / x
    if large:
        if negative:
            x, y = -x, -y
        x = (_QUARTER_PI - x) + (_REST - y)
        y = Single(0.0)
        if abs(x) < 2.0**-13:
            return (-1.0 if negative else 1.0) * sign * (1.0 - 2.0 * sign * x)
    z = x * x
    w = z * z
    s = z * x
    r = y + z * (s * (series(w, *_T[1::2]) + z * series(w, *_T[2::2])) + y)
    r = r + _T[0] * s
    w = x + r
    if large:
        value = sign - 2.0 * (x - (w * w / (w + sign) - r))
        return -value if negative else value
    if sign == 1:
        return w
    high = cut(w)
    v = r - (high - x)
    a = -1.0 / w
    t = cut(a)
    return t + a * ((1.0 + t * high) + t * v)
