"""The error function of ``float`` and its complement."""

from __future__ import annotations

from trainer.engine.libc.math.single.exponentials import exp
from trainer.engine.libc.math.single.number import Single, bits, cut, rounded, series, singles

_ERX, _EFX = singles(8.4506291151e-01, 1.2837916613e-01)
_ONE = Single(1.0)
_PP = singles(1.2837916613e-01, -3.2504209876e-01, -2.8481749818e-02, -5.7702702470e-03, -2.3763017452e-05)
_QQ = (_ONE, *singles(3.9791721106e-01, 6.5022252500e-02, 5.0813062117e-03, 1.3249473704e-04, -3.9602282413e-06))
_PA = singles(
    -2.3621185683e-03, 4.1485610604e-01, -3.7220788002e-01, 3.1834661961e-01, -1.1089469492e-01, 3.5478305072e-02,
    -2.1663755178e-03,
)  # fmt: skip
_QA = (_ONE, *singles(
    1.0642088205e-01, 5.4039794207e-01, 7.1828655899e-02, 1.2617121637e-01, 1.3637083583e-02, 1.1984500103e-02,
))  # fmt: skip
_RA = singles(
    -9.8649440333e-03, -6.9385856390e-01, -1.0558626175e01, -6.2375331879e01, -1.6239666748e02, -1.8460508728e02,
    -8.1287437439e01, -9.8143291473e00,
)  # fmt: skip
_SA = (_ONE, *singles(
    1.9651271820e01, 1.3765776062e02, 4.3456588745e02, 6.4538726807e02, 4.2900814819e02, 1.0863500214e02,
    6.5702495575e00, -6.0424413532e-02,
))  # fmt: skip
_RB = singles(
    -9.8649431020e-03, -7.9928326607e-01, -1.7757955551e01, -1.6063638306e02, -6.3756646729e02, -1.0250950928e03,
    -4.8351919556e02,
)  # fmt: skip
_SB = (_ONE, *singles(
    3.0338060379e01, 3.2579251099e02, 1.5367296143e03, 3.1998581543e03, 2.5530502930e03, 4.7452853394e02,
    -2.2440952301e01,
))  # fmt: skip


def _near_zero(x: Single) -> Single:
    z = x * x
    return series(z, *_PP) / series(z, *_QQ)


def _near_one(size: Single) -> Single:
    s = size - 1.0
    return series(s, *_PA) / series(s, *_QA)


def _tail(size: Single, border: int, lost: int) -> Single:
    """Return the complement of a number from 1.25 on, times the number."""
    s = 1.0 / (size * size)
    above, below = (_RA, _SA) if bits(size) < border else (_RB, _SB)
    ratio = series(s, *above) / series(s, *below)
    z = cut(size, lost)
    return Single(exp(-z * z - 0.5625)) * Single(exp((z - size) * (z + size) + ratio))


def erf(x: float) -> float:
    """Return the error function."""
    x = Single(x)
    size = abs(x)
    if size < 0.84375:
        if size < 2.0**-28:
            if bits(size) < 0x04000000:
                return 0.0625 * (16.0 * x + (16.0 * _EFX) * x)
            return x + _EFX * x
        return x + x * _near_zero(x)
    if size < 1.25:
        value = _ERX + _near_one(size)
    elif size >= 6:
        value = _ONE
    else:
        value = 1.0 - _tail(size, 0x4036DB6E, 12) / size
    return -value if x < 0 else value


def erfc(x: float) -> float:
    """Return 1 less the error function."""
    x = Single(x)
    size = abs(x)
    if size < 0.84375:
        if size < 2.0**-26:
            return 1.0 - x
        y = _near_zero(x)
        return 1.0 - (x + x * y) if x < 0.25 else 0.5 - (x * y + (x - 0.5))
    if size < 1.25:
        near = _near_one(size)
        return (1.0 - _ERX) - near if x > 0 else 1.0 + (_ERX + near)
    if size >= 28 or (x < 0 and size >= 6):
        return 0.0 if x > 0 else 2.0
    tail = _tail(size, 0x4036DB6D, 13) / size
    return tail if x > 0 else rounded(2.0 - tail)
