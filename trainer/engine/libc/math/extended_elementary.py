"""Elementary functions of ``long double``, calculated with 50 digits and rounded once."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from trainer.engine.extended import Extended
from trainer.engine.libc.math.extended import INVALID, infinite
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_DIGITS = 50
_TINY = Fraction(1, 1 << 70)  # below, two terms of the series are enough
_LARGEST_EXPONENT = 12000  # e to this power is out of range


# invalid arguments of these give a NaN without sign (measured)
_POSITIVE = ("asinl", "acosl", "logl", "log2l", "log10l")


class OutOfRange(Exception):
    """The result is too large or too small."""

    def __init__(self, result: Extended) -> None:
        super().__init__(result)
        self.result = result


def _context(digits: int = _DIGITS) -> Context:
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(value: Decimal) -> Extended:
    return Extended.from_fraction(Fraction(value)) if value else Extended.of(0)


def _pi(digits: int) -> Decimal:
    """Return pi (Machin's formula)."""
    scale: int = 10 ** (digits + 10)

    def arctangent(inverse: int) -> int:
        total: int = scale // inverse
        term = total
        divisor, sign = 3, -1
        while term:
            term //= inverse * inverse
            total += sign * (term // divisor)
            divisor, sign = divisor + 2, -sign
        return total

    return Decimal(4 * (4 * arctangent(5) - arctangent(239))) / Decimal(scale)


def _sine_and_cosine(value: Fraction) -> tuple[Decimal, Decimal]:
    """Return both, by their series after a reduction to an eighth of a turn."""
    size = max(0, len(str(abs(int(value)))))
    with localcontext(_context(_DIGITS + size)):
        half = _pi(_DIGITS + size) / 2
        x = _decimal(value)
        quarters = int((x / half).to_integral_value())
        x -= quarters * half
    with localcontext(_context()):
        terms = [Decimal(1)]
        while abs(terms[-1]) > Decimal(10) ** -(_DIGITS + 5) or len(terms) < 4:
            terms.append(terms[-1] * x / len(terms))
        cosine = sum(
            (term if index % 4 == 0 else -term for index, term in enumerate(terms) if index % 2 == 0), Decimal(0)
        )
        sine = sum(
            (term if index % 4 == 1 else -term for index, term in enumerate(terms) if index % 2 == 1), Decimal(0)
        )
        return ((sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine))[quarters % 4]


def _arctangent(x: Decimal) -> Decimal:
    """Return the arc tangent of a number, by its series after halving the angle."""
    if abs(x) > 1:
        return (_pi(_DIGITS) / 2).copy_sign(x) - _arctangent(1 / x)
    for _ in range(6):
        x = x / (1 + (1 + x * x).sqrt())
    total, power, divisor = x, x, 1
    while abs(power) > Decimal(10) ** -(_DIGITS + 5):
        power *= -x * x
        divisor += 2
        total += power / divisor
    return total * 64


def _invalid_argument(process: Process, name: str) -> Extended:
    process.errno = Errno.EDOM
    return -INVALID if name in _POSITIVE else INVALID


def _register(
    name: str, compute: Callable[[Fraction], Decimal], *, at_infinity: Callable[[bool], Extended], odd: bool = False
) -> None:
    """Register a function of one number; ``compute`` raises ValueError outside of its domain.

    ``at_infinity`` gets whether the infinity is negative; ``odd`` keeps zeros and, with the same value, tiny numbers.
    """

    def answer(process: Process, x: Extended) -> Extended:
        if x.is_nan:
            return x
        if x.exponent is None:
            limit = at_infinity(x.negative)
            return _invalid_argument(process, name) if limit is INVALID else limit
        value = x.fraction()
        if odd and abs(value) < _TINY:
            return x
        try:
            with localcontext(_context()):
                result = _rounded(compute(value))
        except ValueError:
            return _invalid_argument(process, name)
        except OutOfRange as error:
            result = error.result
        if result.is_infinite or (not result and name.startswith("exp") and name != "expm1l"):
            process.errno = Errno.ERANGE
        return result

    function(name)(answer)


def _exponential(value: Fraction, base: Decimal | None = None) -> Decimal:
    """Return ``e`` or another base to the power ``value``; OutOfRange where it is."""
    x = _decimal(value) * (base.ln() if base is not None else 1)
    if abs(x) > _LARGEST_EXPONENT:
        raise OutOfRange(infinite() if x > 0 else Extended.of(0))
    return x.exp()


def _logarithm(value: Fraction) -> Decimal:
    if value < 0:
        raise ValueError
    if value == 0:
        raise OutOfRange(infinite(negative=True))
    return _decimal(value).ln()


def _hyperbolic(value: Fraction, sign: int) -> Decimal:
    if abs(value) > _LARGEST_EXPONENT:
        raise OutOfRange(infinite(negative=value < 0 and sign < 0))
    return (_exponential(value) + sign * _exponential(-value)) / 2


def _sine_hyperbolic(value: Fraction) -> Decimal:
    with localcontext(_context(2 * _DIGITS)):
        return _hyperbolic(value, -1)


def _tangent_hyperbolic(value: Fraction) -> Decimal:
    if abs(value) > 100:
        return Decimal(1).copy_sign(Decimal(value.numerator))
    with localcontext(_context(2 * _DIGITS)):
        return _hyperbolic(value, -1) / _hyperbolic(value, 1)


def _arcsine(value: Fraction) -> Decimal:
    if abs(value) > 1:
        raise ValueError
    if abs(value) == 1:
        return (_pi(_DIGITS) / 2) * int(value)
    with localcontext(_context(2 * _DIGITS)):
        x = _decimal(value)
        return _arctangent(x / (1 - x * x).sqrt())


def _less_one(value: Fraction) -> Decimal:
    if value < -_LARGEST_EXPONENT:
        return Decimal(-1)
    with localcontext(_context(2 * _DIGITS)):
        return _exponential(value) - 1


def _plus_one(value: Fraction) -> Decimal:
    with localcontext(_context(2 * _DIGITS)):
        return _logarithm(value + 1)


def _invalid(negative: bool) -> Extended:
    return INVALID


def _growing(negative: bool) -> Extended:
    return Extended.of(0) if negative else infinite()


def _positive_only(negative: bool) -> Extended:
    return INVALID if negative else infinite()


_register("sinl", lambda value: _sine_and_cosine(value)[0], at_infinity=_invalid, odd=True)
_register("cosl", lambda value: _sine_and_cosine(value)[1], at_infinity=_invalid)
_register("tanl", lambda value: _sine_and_cosine(value)[0] / _sine_and_cosine(value)[1], at_infinity=_invalid, odd=True)
_register("asinl", _arcsine, at_infinity=_invalid, odd=True)
_register("acosl", lambda value: _pi(_DIGITS) / 2 - _arcsine(value), at_infinity=_invalid)
_register(
    "atanl",
    lambda value: _arctangent(_decimal(value)),
    at_infinity=lambda negative: _rounded((_pi(_DIGITS) / 2) * (-1 if negative else 1)),
    odd=True,
)
_register("expl", _exponential, at_infinity=_growing)
_register("exp2l", lambda value: _exponential(value, Decimal(2)), at_infinity=_growing)
_register("exp10l", lambda value: _exponential(value, Decimal(10)), at_infinity=_growing)
_register("expm1l", _less_one, at_infinity=lambda negative: Extended.of(-1) if negative else infinite(), odd=True)
_register("logl", _logarithm, at_infinity=_positive_only)
_register("log2l", lambda value: _logarithm(value) / Decimal(2).ln(), at_infinity=_positive_only)
_register("log10l", lambda value: _logarithm(value) / Decimal(10).ln(), at_infinity=_positive_only)
_register("log1pl", _plus_one, at_infinity=_positive_only, odd=True)
_register("sinhl", _sine_hyperbolic, at_infinity=infinite, odd=True)
_register("coshl", lambda value: _hyperbolic(value, 1), at_infinity=lambda negative: infinite())
_register("tanhl", _tangent_hyperbolic, at_infinity=lambda negative: Extended.of(-1 if negative else 1), odd=True)


@function()
def atan2l(process: Process, y: Extended, x: Extended) -> Extended:
    """Return the angle of a point."""
    if x.is_nan or y.is_nan:
        return x if x.is_nan else y
    with localcontext(_context()):
        pi = _pi(_DIGITS)
        if y.exponent is None or x.exponent is None:
            turns = {(True, True): (Decimal(3), Decimal(1)), (True, False): (Decimal(2),) * 2}.get(
                (y.is_infinite, x.is_infinite), (Decimal(4), Decimal(0))
            )
            angle = pi / 4 * turns[0 if x.negative else 1]
        elif not y:
            angle = pi if x.negative else Decimal(0)
        elif not x:
            angle = pi / 2
        else:
            angle = _arctangent(_decimal(abs(y.fraction() / x.fraction())))
            angle = pi - angle if x.negative else angle
        result = _rounded(angle)
    return Extended(y.negative, result.mantissa, result.exponent)


@function()
def powl(process: Process, x: Extended, y: Extended) -> Extended:
    """Return a power."""
    one = Extended.of(1)
    if not y or x == one:
        return one
    if x.is_nan or y.is_nan:
        return x if x.is_nan else y
    whole = y.exponent is None or y.fraction().denominator == 1
    odd = y.exponent is not None and whole and y.fraction().numerator % 2 == 1
    if x.exponent is None or y.exponent is None or not x:
        return _special_power(process, x, y, odd=odd)
    if x.negative and not whole:
        process.errno = Errno.EDOM
        return INVALID
    try:
        with localcontext(_context()) as context:
            # digits of the exponent's whole part are lost in the product
            context.prec += 6
            logarithm = _decimal(abs(x.fraction())).ln() * _decimal(y.fraction())
            if abs(logarithm) > _LARGEST_EXPONENT:
                raise OutOfRange(infinite() if logarithm > 0 else Extended.of(0))
            result = _rounded(logarithm.exp())
    except OutOfRange as error:
        result = error.result
    if result.is_infinite or not result:
        process.errno = Errno.ERANGE
    return Extended(x.negative and odd, result.mantissa, result.exponent)


def _special_power(process: Process, x: Extended, y: Extended, *, odd: bool) -> Extended:
    """Return the power of zero or an infinity, or an infinite one."""
    if y.exponent is None:
        size = abs(x)
        if size == Extended.of(1):
            return Extended.of(1)
        return infinite() if (size > 1) != y.negative else Extended.of(0)
    negative = x.negative and odd
    if not x and y.negative:
        process.errno = Errno.ERANGE
        return infinite(negative)
    return Extended(negative, 0, 0) if not x or y.negative else infinite(negative)
