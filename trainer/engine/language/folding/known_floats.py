"""Calls of mathematical functions with constants, which gcc calculates itself even at -O0, rightly rounded.

The library's own results of ``float`` differ in the last bits. A known value is converted to an integer by way of the
nearest one that its type has, unlike one that is calculated.
"""

from __future__ import annotations

from math import copysign, inf, isfinite, nan
from sys import float_info
from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.language.operations import to_f32
from trainer.engine.language.types import DOUBLE, FLOAT, LDOUBLE
from trainer.engine.libc import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.engine.language.declarations.constant_arithmetic import Known
    from trainer.engine.language.types import CType

_NAMES = """
acosf acoshf asinf asinhf atanf atan2f atanhf cbrtf cosf coshf erff erfcf expf exp10f exp2f expm1f logf log10f log1pf
log2f powf sinf sinhf tanf tanhf tgammaf
"""
_FUNCTIONS = frozenset(_NAMES.split())
_NAMES_OF_DOUBLE = """
acos acosh asin asinh atan atan2 atanh cbrt ceil cos cosh exp exp2 exp10 expm1 fdim floor fmod hypot log log10
log1p log2 nearbyint pow remainder rint round sin sinh sqrt tan tanh trunc
"""
_FUNCTIONS_OF_DOUBLE = {
    name: 1 + (name in ("atan2", "fdim", "fmod", "hypot", "pow", "remainder")) for name in _NAMES_OF_DOUBLE.split()
}
_EXACT = ("ceil", "fdim", "floor", "fmod", "nearbyint", "remainder", "rint", "round", "sqrt", "trunc")
_LOGARITHMS = {  # with their domains
    "acosh": (1.0, inf),
    "asinh": (-inf, inf),
    "atanh": (-1.0, 1.0),
    "log2": (0.0, inf),
}
_EXTREMES: dict[str, tuple[Callable[..., Any], CType]] = {
    "fmax": (max, DOUBLE),
    "fmaxf": (max, FLOAT),
    "fmaxl": (max, LDOUBLE),
    "fmin": (min, DOUBLE),
    "fminf": (min, FLOAT),
    "fminl": (min, LDOUBLE),
}


class _Nobody:
    """Stands in for the process, to see whether errno would be set."""

    errno = 0


def known_extreme(name: str, arguments: Sequence[Known | None]) -> tuple[Any, CType] | None:
    """Return the larger or smaller of two constants, and its type; -0 is less than 0, unlike for the library."""
    if name not in _EXTREMES or len(arguments) != 2:
        return None
    choose, ctype = _EXTREMES[name]
    values = [_in_type(known[0], ctype) for known in arguments if known is not None]
    if len(values) != 2 or any(value != value for value in values):
        return None
    return choose(values, key=lambda value: (value, copysign(1, float(value)))), ctype


def _in_type(number: Any, ctype: CType) -> Any:
    if ctype is LDOUBLE:
        return number if isinstance(number, Extended) else Extended.of(number)
    return to_f32(float(number)) if ctype is FLOAT else float(number)


def known_double(name: str, arguments: Sequence[Known | None]) -> float | None:
    """Return the result of a function of ``double`` with constants, None where gcc leaves it to the library."""
    if _FUNCTIONS_OF_DOUBLE.get(name) != len(arguments) or None in arguments:
        return None
    nobody: Any = _Nobody()
    values = [float(known[0]) for known in arguments if known is not None]
    if name in _LOGARITHMS:
        result = _logarithm(name, values[0])
    elif name in _EXACT or not library.provides(f"{name}l"):
        result = library.implementation(name)(nobody, *values)
    else:  # the functions of double err in the last bit, those of long double in bits that rounding takes away
        result = library.implementation(f"{name}l")(nobody, *map(Extended.of, values))
    result = float(result)
    is_normal = isfinite(result) and (result == 0 or abs(result) >= float_info.min)
    return result if is_normal and not nobody.errno else None


def _logarithm(name: str, value: float) -> float:
    """Return a function that is made of logarithms, rightly rounded; no number outside its domain."""
    from decimal import Decimal, localcontext

    low, high = _LOGARITHMS[name]
    if not low <= value <= high or abs(value) == abs(high):
        return nan
    if abs(value) < float_info.epsilon**2 and name != "log2":
        return value
    with localcontext() as context:
        context.prec = 80
        x = abs(Decimal(value))
        if name == "log2":
            return float(x.ln() / Decimal(2).ln())
        if name == "atanh":
            result = ((1 + x) / (1 - x)).ln() / 2
        else:
            result = (x + (x * x + (1 if name == "asinh" else -1)).sqrt()).ln()
        return copysign(float(result), value)


def known_single(name: str, arguments: Iterable[Known | None]) -> float | None:
    """Return the result of a function of that name, None where gcc leaves it to the library."""
    if name not in _FUNCTIONS:
        return None
    values = []
    for known in arguments:
        if known is None:
            return None
        values.append(to_f32(float(known[0])))
    nobody: Any = _Nobody()
    result = library.implementation(name.removesuffix("f"))(nobody, *values)
    single = to_f32(result)
    return single if isfinite(single) and not nobody.errno and (single or not result) else None
